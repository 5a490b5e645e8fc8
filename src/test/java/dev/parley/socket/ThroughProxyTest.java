package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FastLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind a CONNECT proxy: its name, parley.test, no name server here knows. */
@Tag("network")
class ThroughProxyTest {
  private final FastLoop loop = new FastLoop("test-client", 1);
  private final Heard heard = new Heard();

  /** What the first client asked of the proxy. */
  private final CompletableFuture<String> asked = new CompletableFuture<>();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void aServerIsReachedThroughTheProxy() {
    try (EchoServer server = EchoServer.plain();
        RawServer proxy = connectProxy(server)) {
      TextSocket socket = open("ws", server, "http://127.0.0.1:" + proxy.port());
      heard.isOpened();
      loop.act(() -> socket.send("through"));
      assertEquals("text through", heard.next());
      assertTrue(asked().startsWith("CONNECT parley.test:" + server.getPort() + " HTTP/1.1\r\n"));
      assertFalse(asked().contains("Authorization"));
    }
  }

  @Test
  void aKnockGoesThroughTheProxyAndTakesNoCertificate() {
    try (EchoServer server = EchoServer.plain();
        RawServer proxy = connectProxy(server)) {
      URI behind = URI.create("wss://parley.test:" + server.getPort());
      assertTrue(knock(behind, "http://127.0.0.1:" + proxy.port()));
      assertTrue(asked().startsWith("CONNECT parley.test:" + server.getPort() + " HTTP/1.1\r\n"));
    }
  }

  @Test
  void nobodyIsThereToHearAKnock() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      assertFalse(knock(port.at("wss"), port.at("http").toString()));
    }
  }

  @Test
  void theServersNameIsCheckedBehindTheProxyToo(@TempDir Path folder) throws IOException {
    TestCertificates made = TestCertificates.in(folder).server("server", "dns:parley.test");
    Trust trust = Trust.withAuthorities(List.of(made.pem("authority")));
    try (EchoServer server = EchoServer.secure(made.context("server"));
        RawServer proxy = connectProxy(server)) {
      String setting = "http://127.0.0.1:" + proxy.port();
      open(URI.create("wss://parley.test:" + server.getPort()), trust, setting);
      heard.isOpened();
      open(URI.create("wss://other.test:" + server.getPort()), trust, setting);
      String why = heard.whyClosed();
      assertTrue(why.contains("presented by other.test is for another name"), why);
    }
  }

  @Test
  void credentialsOfTheSettingAreGivenToTheProxyAlone() {
    try (EchoServer server = EchoServer.plain();
        RawServer proxy = connectProxy(server)) {
      open("ws", server, "http://ann:secret@127.0.0.1:" + proxy.port());
      heard.isOpened();
      assertTrue(asked().contains("Proxy-Authorization: Basic YW5uOnNlY3JldA=="), asked());
    }
  }

  /** Names with an underscore are no host to Java's URI. */
  @Test
  void aServerWithAnUnderscoreInItsNameIsReached() {
    CompletableFuture<String> request = new CompletableFuture<>();
    try (RawServer server =
            RawFrames.server(request::complete, "HTTP/1.1 101", new byte[0], RawServer::swallow);
        RawServer proxy = connectProxy(server.port())) {
      URI behind = ServerUrl.parse("WS://my_server.test:" + server.port() + "/p").orElseThrow();
      open(behind, Trust.platform(), "http://127.0.0.1:" + proxy.port());
      heard.isOpened();
      assertTrue(asked().startsWith("CONNECT my_server.test:" + server.port() + " "), asked());
      String head = request.join();
      assertTrue(head.startsWith("GET /p HTTP/1.1\r\n"), head);
      assertTrue(head.contains("\r\nHost: my_server.test:" + server.port() + "\r\n"), head);
    }
  }

  /** RFC 1928 and 1929. */
  @Test
  void credentialsAreGivenToASocksProxy() {
    CompletableFuture<String> login = new CompletableFuture<>();
    RawServer.Service socks =
        client -> {
          InputStream in = client.getInputStream();
          in.skipNBytes(1);
          in.skipNBytes(in.read()); // the methods
          client.getOutputStream().write(new byte[] {5, 2});
          in.skipNBytes(1);
          String user = new String(in.readNBytes(in.read()), StandardCharsets.UTF_8);
          login.complete(user + " " + new String(in.readNBytes(in.read()), StandardCharsets.UTF_8));
          client.getOutputStream().write(new byte[] {1, 1}); // refused
        };
    try (RawServer proxy = new RawServer(socks)) {
      String where = "socks5://ann:s%40cret@127.0.0.1:" + proxy.port();
      open(URI.create("wss://parley.test"), Trust.platform(), where);
      assertEquals("ann s@cret", login.orTimeout(60, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void aProxyThatWantsAPasswordIsSaidSo() {
    try (RawServer proxy = RawServer.saying("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")) {
      String where = "127.0.0.1:" + proxy.port();
      open(URI.create("wss://parley.test"), Trust.platform(), "http://ann:secret@" + where);
      assertEquals(
          "The proxy " + where + " requires a valid user name and password.", heard.whyClosed());
    }
  }

  @Test
  void aProxyThatRefusesIsSaidSo() {
    try (RawServer proxy = RawServer.saying("HTTP/1.1 403 Forbidden\r\n\r\n")) {
      String where = "127.0.0.1:" + proxy.port();
      open(URI.create("wss://parley.test"), Trust.platform(), "http://" + where);
      assertEquals(
          "The proxy " + where + " refused to connect to parley.test:443 (HTTP status 403).",
          heard.whyClosed());
    }
  }

  @Test
  void aProxyThatSaysNothingIsSaidSo() {
    try (RawServer proxy = RawServer.silent()) {
      loop.hurry(10); // for what will not come
      String where = "127.0.0.1:" + proxy.port();
      open(URI.create("wss://parley.test"), Trust.platform(), where);
      assertEquals(
          "The proxy " + where + " did not answer the connection request.", heard.whyClosed());
      proxy.firstEnded().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void whatIsNoProxyIsSaidSo() {
    try (RawServer proxy = RawServer.saying("220 mail.example.org\r\n\r\n")) {
      String where = "127.0.0.1:" + proxy.port();
      open(URI.create("ws://parley.test"), Trust.platform(), where);
      assertEquals("The response of the proxy " + where + " is not valid.", heard.whyClosed());
    }
  }

  @Test
  void aProxyThatIsNotThereIsSaidSo() throws IOException {
    String where;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      where = "127.0.0.1:" + free.getLocalPort();
    }
    open(URI.create("wss://parley.test"), Trust.platform(), where);
    assertEquals("The proxy " + where + " is not running.", heard.whyClosed());
  }

  @Test
  void aSocksProxyThatIsNoneIsSaidSo() {
    try (RawServer proxy = RawServer.saying("220 mail.example.org\r\n\r\n")) {
      loop.hurry(10); // for what will not come
      String where = "127.0.0.1:" + proxy.port();
      open(URI.create("wss://parley.test"), Trust.platform(), "socks5://" + where);
      String why = heard.whyClosed();
      assertTrue(why.startsWith("The proxy " + where), why);
    }
  }

  /** Opens a way to the server, whatever it is asked for. */
  private RawServer connectProxy(EchoServer server) {
    return connectProxy(server.getPort());
  }

  private RawServer connectProxy(int port) {
    return new RawServer(
        client -> {
          asked.complete(RawServer.readHead(client.getInputStream()));
          try (Socket way = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream toClient = client.getOutputStream();
            toClient.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            FaultyLink.start("test-proxy", () -> copy(way, client));
            client.getInputStream().transferTo(way.getOutputStream());
          }
        });
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException over) {
      // the end of the test
    }
  }

  private String asked() {
    return asked.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private boolean knock(URI server, String setting) {
    Proxies proxies = new Proxies(ProxySelector.of(null), Map.of("all_proxy", setting));
    CompletableFuture<Boolean> there = new CompletableFuture<>();
    loop.act(() -> PortProbe.at(loop, server, proxies).thenAccept(there::complete));
    return there.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private TextSocket open(String scheme, EchoServer server, String setting) {
    URI behind = URI.create(scheme + "://parley.test:" + server.getPort());
    return open(behind, Trust.platform(), setting);
  }

  private TextSocket open(URI server, Trust trust, String setting) {
    Proxies proxies = new Proxies(ProxySelector.of(null), Map.of("all_proxy", setting));
    CompletableFuture<TextSocket> socket = new CompletableFuture<>();
    loop.act(() -> socket.complete(WssSocket.open(loop, server, trust, proxies, heard)));
    return socket.join();
  }
}
