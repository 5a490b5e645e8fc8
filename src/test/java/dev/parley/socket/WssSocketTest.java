package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FastLoop;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WssSocketTest {
  private static final String CLASS_NAME = ".*\\w+\\.\\w+\\.\\w*[A-Z].*|.*Exception.*";

  private final FastLoop loop = new FastLoop("test-client", 1);

  private final Heard heard = new Heard();

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void carriesTextBothWays() {
    try (EchoServer server = EchoServer.plain()) {
      TextSocket socket = opened(server);
      send(socket, "hello");
      assertEquals("text hello", heard.next());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "wss"})
  void aServerThatSaysNothingIsGivenUp(String scheme) {
    try (RawServer server = RawServer.silent()) {
      loop.hurry(10); // for what will not come
      open(server.at(scheme));
      String why = why();
      assertTrue(
          why.matches("127.0.0.1 .*(did not respond|did not complete the TLS handshake).*"), why);
      server.firstEnded().orTimeout(60, TimeUnit.SECONDS).join();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 301 Moved Permanently, redirects elsewhere",
    "HTTP/1.0 302 Found, redirects elsewhere",
    "HTTP/1.1 403 Forbidden, denied access",
    "HTTP/1.1 404 Not Found, has no WebSocket at this address (HTTP status 404)",
    "HTTP/1.1 502 Bad Gateway, signalling server behind it is not (HTTP status 502)",
    "HTTP/1.1 200 OK, not with a WebSocket (HTTP status 200)",
    "SSH-2.0-OpenSSH_9.2p1, is not a WebSocket server",
    "HTTP/1.1 101 Switching Protocols, before the WebSocket was open"
  })
  void whatIsNoWebsocketIsSaidSo(String firstLine, String sentence) {
    try (RawServer server = RawServer.saying(firstLine + "\r\nServer: test\r\n\r\n")) {
      open(server.at("ws"));
      String why = why();
      assertTrue(why.contains(sentence), why);
    }
  }

  /** RFC 9112, section 4: the reason may be empty. */
  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 101", "HTTP/1.1 101 ", "HTTP/1.1 101 Switching Protocols"})
  void aHandshakeNeedsNoReason(String status) {
    byte[] text = RawFrames.frame(0x81, "at once");
    try (RawServer server = RawFrames.server(head -> {}, status, text, RawServer::swallow)) {
      open(server.at("ws"));
      heard.isOpened();
      assertEquals("text at once", heard.next());
    }
  }

  @Test
  void aHandshakeWithoutEndIsCutShort() {
    String endless = "HTTP/1.1 101 Switching Protocols\r\n" + "X: y\r\n".repeat(10_000);
    try (RawServer server = RawServer.saying(endless)) {
      open(server.at("ws"));
      String why = why();
      assertTrue(why.contains("is too long"), why);
    }
  }

  @Test
  void aServerThatSpeaksNoTlsIsSaidSo() {
    RawServer.Service banner =
        connection -> {
          connection.getOutputStream().write("220 mail.example.org\r\n".getBytes());
          RawServer.swallow(connection);
        };
    try (RawServer server = new RawServer(banner)) {
      open(server.at("wss"));
      String why = why();
      assertTrue(why.contains("does not support TLS"), why);
    }
  }

  @Test
  void aServerThatHangsUpDuringTlsIsSaidSo() {
    try (RawServer server = new RawServer(connection -> connection.getInputStream().read())) {
      open(server.at("wss"));
      String why = why();
      assertTrue(why.contains("127.0.0.1 closed the connection during the TLS handshake"), why);
    }
  }

  @Test
  void noServerAtAllIsSaidSo() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      open(port.at("ws"));
      assertEquals("No server is listening at " + port.at("ws").getAuthority() + ".", why());
    }
  }

  @Test
  void aHostThatIsNotThereIsSaidSo() {
    open(URI.create("ws://nobody.invalid"));
    String why = why();
    assertTrue(why.contains("nobody.invalid"), why);
  }

  @Test
  void theLargestFrameGoesThroughAndALargerOneIsNotSent() {
    try (EchoServer server = EchoServer.plain()) {
      TextSocket socket = opened(server);
      send(socket, "x".repeat(TextSocket.MAX_FRAME));
      assertEquals(TextSocket.MAX_FRAME + 5, heard.next().length());
      AtomicReference<Throwable> refused = new AtomicReference<>();
      loop.act(
          () ->
              refused.set(
                  assertThrows(
                      TextSocket.FrameTooLargeException.class,
                      () -> socket.send("\u00e9".repeat(TextSocket.MAX_FRAME / 2) + "x"))));
      assertTrue(refused.get().getMessage().contains("1,000,001 bytes"));
      send(socket, "still there");
      assertEquals("text still there", heard.next());
    }
  }

  @Test
  void aReceivedMessageIsLimited() {
    try (EchoServer server = EchoServer.plain()) {
      TextSocket socket = opened(server);
      send(socket, "give " + WssClient.MAX_RECEIVED);
      assertEquals(WssClient.MAX_RECEIVED + 5, heard.next().length());
      send(socket, "give " + (WssClient.MAX_RECEIVED + 1));
      assertEquals("127.0.0.1 sent a message larger than 2,000,000 bytes.", why());
    }
  }

  @Test
  void aServerThatClosesIsSaidSo() {
    EchoServer server = EchoServer.plain();
    opened(server);
    server.close();
    assertEquals("The server at 127.0.0.1 closed the connection.", why());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ws", "wss"})
  void closedInTheMiddleOfTheAttemptLeavesNoConnection(String scheme) {
    try (RawServer server = RawServer.silent()) {
      TextSocket socket = open(server.at(scheme));
      close(socket).join();
      server.firstEnded().completeOnTimeout(null, 500, TimeUnit.MILLISECONDS).join();
      assertTrue(heard.isEmpty(), "nothing is told after a close");
      assertEquals(0, loop.timers());
    }
  }

  @Test
  void closedToAServerThatHasGoneSilentEndsAllTheSame() {
    try (EchoServer server = EchoServer.plain();
        FaultyProxy proxy = new FaultyProxy(server.getPort())) {
      TextSocket socket = open(URI.create("ws://127.0.0.1:" + proxy.port()));
      heard.isOpened();
      proxy.goSilent();
      loop.hurry(10); // for what will not come
      close(socket).orTimeout(60, TimeUnit.SECONDS).join();
      proxy.awaitConnections(0);
    }
  }

  @Test
  void aConnectionWhoseAddressIsStillThereSurvivesAChangeOfTheNetwork() {
    try (EchoServer server = EchoServer.plain()) {
      TextSocket socket = opened(server);
      loop.act(socket::networkChanged);
      send(socket, "hello");
      assertEquals("text hello", heard.next());
    }
  }

  @Test
  void aConnectionWhoseAddressIsGoneEndsWithTheChangeOfTheNetwork() {
    try (EchoServer server = EchoServer.plain()) {
      AtomicReference<TextSocket> socket = new AtomicReference<>();
      loop.act(
          () ->
              socket.set(
                  WssSocket.open(
                      loop,
                      server.at("127.0.0.1"),
                      Trust.platform(),
                      Proxies.ofSystem(),
                      own -> false,
                      Optional.empty(),
                      heard)));
      heard.isOpened();
      loop.act(socket.get()::networkChanged);
      assertEquals("This computer was disconnected from the network.", why());
    }
  }

  @ParameterizedTest
  @CsvSource({"true, Authorization: Basic cm9vbTpww6RzczpvcmQ=", "false, ''"})
  void saysWhoItIsWhereItHasAPasswordAndOnlyThere(boolean password, String header) {
    CompletableFuture<String> head = new CompletableFuture<>();
    RawServer.Service service =
        connection -> head.complete(RawServer.readHead(connection.getInputStream()));
    try (RawServer server = new RawServer(service)) {
      Optional<Credentials> known =
          password ? Optional.of(new Credentials("room", "p\u00e4ss:ord")) : Optional.empty();
      loop.act(() -> WssSocket.opener(loop, server.at("ws")).open(known, heard));
      String said =
          head.orTimeout(60, TimeUnit.SECONDS)
              .join()
              .lines()
              .filter(line -> line.startsWith("Authorization"))
              .findFirst()
              .orElse("");
      assertEquals(header, said);
    }
  }

  @Test
  void thePasswordIsInNoDescriptionOfTheCredentials() {
    assertEquals("Credentials[room]", new Credentials("room", "secret").toString());
  }

  @Test
  void theStatusOfARefusedHandshakeIsToldBeforeItsSentence() {
    try (RawServer server = RawServer.saying("HTTP/1.1 401 Unauthorized\r\n\r\n")) {
      open(server.at("ws"));
      assertEquals("goodbye 401 0 ''", heard.next());
      assertTrue(why().contains("denied access"));
    }
  }

  @Test
  void theCodeAndTheReasonOfAServerThatClosesAreTold() {
    try (EchoServer server = EchoServer.plain()) {
      send(opened(server), "close 1002 invalid peer uid");
      assertEquals("goodbye 0 1002 'invalid peer uid'", heard.next());
      assertEquals("The server at 127.0.0.1 closed the connection.", why());
    }
  }

  @Test
  void thePingsOfAServerAreTold() {
    try (EchoServer server = EchoServer.plain()) {
      send(opened(server), "ping");
      assertEquals("pinged", heard.next());
    }
  }

  private TextSocket opened(EchoServer server) {
    TextSocket socket = open(server.at("127.0.0.1"));
    heard.isOpened();
    return socket;
  }

  private TextSocket open(URI server) {
    AtomicReference<TextSocket> socket = new AtomicReference<>();
    loop.act(() -> socket.set(WssSocket.opener(loop, server).open(heard)));
    return socket.get();
  }

  private CompletableFuture<Void> close(TextSocket socket) {
    AtomicReference<CompletableFuture<Void>> ended = new AtomicReference<>();
    loop.act(() -> ended.set(socket.close()));
    return ended.get();
  }

  private void send(TextSocket socket, String text) {
    loop.act(() -> socket.send(text));
  }

  /** One sentence, in words. */
  private String why() {
    String why = heard.whyClosed();
    assertEquals(1, why.lines().count(), why);
    assertTrue(why.endsWith("."), why);
    assertTrue(!why.matches(CLASS_NAME), why);
    return why;
  }
}
