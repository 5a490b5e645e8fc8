package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Limits;
import dev.parley.server.access.TrustedSources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that trusts a proxy at 127.0.0.9, on real sockets. */
@Tag("network")
class ProxyTest {
  private static final String PROXY = "127.0.0.9";
  private static final String WRONG = GstreamerHubFixture.basic("alice", "wrong");

  private final List<Socket> open = new ArrayList<>();
  private final ThreadLoop loop = new ThreadLoop("test-proxy");
  private final SignallingServer server =
      new SignallingServer(
          new ListenAddress(
              Running.loopback(0),
              Optional.empty(),
              TrustedSources.parse(List.of("https://pages.example"), List.of(PROXY))),
          Running.people(),
          Limits.DEFAULT.withConnections(8, 2),
          loop);
  private final int port = server.start().orTimeout(60, TimeUnit.SECONDS).join();

  @AfterEach
  void end() throws IOException {
    for (Socket one : open) {
      one.close();
    }
    server.close();
    loop.close();
  }

  @Test
  void itsClientsAreCountedByTheirOwnAddresses() throws IOException {
    for (int i = 1; i < 6; i++) {
      assertEquals("101", ask(PROXY, "/", "X-Forwarded-For: 192.0.2." + i));
    }
  }

  @Test
  void theOldestOfAClientsAddressGivesWay() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertEquals("101", ask(PROXY, "/", "X-Forwarded-For: 192.0.2.1"));
    }
    open.get(0).setSoTimeout(60_000);
    open.get(0).getInputStream().readAllBytes(); // to its end
  }

  @Test
  void guessesAreTheClientsAndNotTheProxys() throws IOException {
    for (int i = 0; i < 3; i++) {
      guess(PROXY, "X-Forwarded-For: 192.0.2.1");
    }
    long start = System.nanoTime();
    guess(PROXY, "X-Forwarded-For: 192.0.2.2");
    guess("127.0.0.1", "X-Forwarded-For: 192.0.2.1"); // nobody's word
    assertTrue(System.nanoTime() - start < 400_000_000L, "had to wait");
    start = System.nanoTime();
    guess(PROXY, "X-Forwarded-For: 192.0.2.1");
    assertTrue(System.nanoTime() - start >= 400_000_000L, "did not have to wait");
  }

  @Test
  void itMayPassOnAnotherHostAndAPageThatWasAllowed() throws IOException {
    String host = "Host: talk.example\r\n";
    assertEquals("403", status(PROXY, "/", host));
    assertEquals("403", status("127.0.0.1", "/", host + "X-Forwarded-For: 192.0.2.1\r\n"));
    String named = host + "X-Forwarded-For: 192.0.2.1\r\n";
    assertEquals("101", status(PROXY, "/", named));
    assertEquals("101", status(PROXY, "/", named + "Origin: https://pages.example\r\n"));
    assertEquals("403", status(PROXY, "/", named + "Origin: https://evil.example\r\n"));
  }

  /** The proxy has done the TLS, so its pages are at https. */
  @Test
  void aPageOfItsOwnHostMayConnect() throws IOException {
    String named = "Host: talk.example:8443\r\nX-Forwarded-For: 192.0.2.1\r\n";
    assertEquals("101", status(PROXY, "/", named + "Origin: https://talk.example:8443\r\n"));
    assertEquals("403", status(PROXY, "/", named + "Origin: http://talk.example:8443\r\n"));
    assertEquals("403", status(PROXY, "/", named + "Origin: https://talk.example\r\n"));
  }

  /** It would be taken for the proxy itself, which has no limits. */
  @Test
  void whomItNamesInNoReadableWayIsRefused() throws IOException {
    assertEquals("400", ask(PROXY, "/", "X-Forwarded-For: unknown"));
    assertEquals("400", ask(PROXY, "/", "Forwarded: for=x\r\nX-Forwarded-For: 192.0.2.1"));
    assertEquals("101", ask("127.0.0.1", "/", "Forwarded: for=x"));
  }

  private void guess(String from, String field) throws IOException {
    String fields = "Host: localhost\r\nAuthorization: " + WRONG + "\r\n" + field + "\r\n";
    assertEquals("401", status(from, "/gstreamer", fields));
  }

  private String ask(String from, String path, String field) throws IOException {
    return status(from, path, "Host: localhost\r\n" + field + "\r\n");
  }

  private String status(String from, String path, String fields) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(60_000);
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + fields
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    byte[] line = socket.getInputStream().readNBytes(12);
    return new String(line, StandardCharsets.US_ASCII).substring(9);
  }
}
