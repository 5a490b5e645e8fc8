package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody who has not logged in can make the server hold, on real sockets. */
@Tag("network")
@Timeout(120)
class StrangersTest {
  private static final Limits FEW = Limits.DEFAULT.withConnections(6, 4);

  private static final Duration LOG_IN = Duration.ofSeconds(60);

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void theOldestOfAnAddressGivesWay() throws Exception {
    Running running = started(FEW);
    List<Socket> idle = idle(running, "127.0.0.2", 5);
    assertEnds(idle.get(0));
    assertOpen(idle.get(1));
  }

  @Test
  void anAddressWithManyGivesWayBeforeOneThatWasThereFirst() throws Exception {
    Running running = started(FEW);
    Socket first = idle(running, "127.0.0.2", 1).get(0);
    List<Socket> many = idle(running, "127.0.0.3", 4);
    idle(running, "127.0.0.4", 2);
    assertEnds(many.get(0));
    assertOpen(first);
  }

  /** Each of them has no more open than the one who waits for the answer to a password. */
  @Test
  void manyAddressesThatComeAgainAndAgainGiveWayBeforeOneThatCameOnce() throws Exception {
    Running running = started(FEW);
    comeFromSevenAddresses(running, 3);
    Socket once = idle(running, "127.0.0.20", 1).get(0);
    comeFromSevenAddresses(running, 3);
    assertOpen(once);
  }

  private void comeFromSevenAddresses(Running running, int rounds) throws IOException {
    for (int i = 0; i < 7 * rounds; i++) {
      idle(running, "127.0.0." + (2 + i % 7), 1);
    }
  }

  @Test
  void twoAddressesKeepNobodyOut() throws Exception {
    Running running = started(Limits.DEFAULT);
    idle(running, "127.0.0.2", 200);
    idle(running, "127.0.0.3", 200);
    running.open().loggedIn("alice");
  }

  @Test
  void membersNeverGiveWay() throws Exception {
    Running running = started(Limits.DEFAULT.withConnections(3, 3));
    TestClient alice = running.open().loggedIn("alice");
    TestClient robot = running.gstreamer("robot");
    idle(running, "127.0.0.1", 20);
    alice.send("hello");
    assertTrue(alice.next().contains("Invalid Request"));
    assertTrue(robot.isOpen());
  }

  @ParameterizedTest
  @CsvSource({"/, 0", "/, 1", "/, 4000", "/extension, 0", "/extension, 4000"})
  void aMessageThatIsNeverFinishedEnds(String path, int size) throws Exception {
    Socket socket = websocket(started(Limits.DEFAULT), path);
    byte[] part = HostileRun.frame(0, false, new byte[size]);
    socket.getOutputStream().write(HostileRun.frame(1, false, new byte[0]));
    assertEquals(0x88, answerToFlood(socket, part));
  }

  @Test
  void aLongMessageBeforeLogInEnds() throws Exception {
    Socket socket = websocket(started(Limits.DEFAULT), "/");
    assertEquals(0x88, answerToFlood(socket, HostileRun.frame(1, true, new byte[16_385])));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 10})
  void endlessPingsAndPongsEnd(int code) throws Exception {
    Socket socket = websocket(started(Limits.DEFAULT), "/");
    byte[] one = HostileRun.frame(code, true, new byte[125]);
    byte[] many = new byte[one.length * 1000];
    for (int i = 0; i < 1000; i++) {
      System.arraycopy(one, 0, many, i * one.length, one.length);
    }
    for (long sent = 0; sent < 500_000_000 && isTaken(socket, many); sent += many.length) {}
    assertEnds(socket);
  }

  /** As is a body, in chunks or not, and a second request. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000000\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\n",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n",
        "GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + "Content-Length: 2000000000\r\n\r\n",
        "GET / HTTP/1.1\r\n" + "A: b\r\n",
        "GET /",
      })
  void whatIsNoWebsocketIsAnsweredOnceAndEnds(String begin) throws Exception {
    Running running = started(Limits.DEFAULT.withTimes(Duration.ofSeconds(1), LOG_IN));
    Socket socket = connect(running, "127.0.0.1");
    socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    byte[] more = "A: b\r\n".repeat(2000).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 2000 && isTaken(socket, more); i++) {}
    assertEnds(socket);
  }

  /** What the library finds only when it opens the websocket. */
  @ParameterizedTest
  @ValueSource(strings = {"/?{", "/?a=|b", "/?a=%", "/extension?{"})
  void aQueryThatIsNoneIsAnsweredAndEnds(String path) throws Exception {
    Socket socket = connect(started(Limits.DEFAULT), "127.0.0.1");
    String answer = head(socket, path, "Host: localhost\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertEnds(socket);
  }

  @Test
  void fourThousandShortConnectionsLeaveNothingBehind() throws Exception {
    Running running = new Running(Limits.DEFAULT, Certificates.shared());
    open.add(running);
    for (int i = 0; i < 4000; i++) {
      try (Socket socket = connect(running, "127.0.0." + (2 + i % 5))) {
        socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1});
      } catch (SocketException pushedOut) {
        // by one that came later
      }
    }
    while (running.server.connections() > 0) { // the time-out of the test ends it
      Thread.onSpinWait();
    }
  }

  @Test
  void whoGoesOnAfterARefusalIsCutOff() throws Exception {
    Socket socket = websocket(started(Limits.DEFAULT), "/");
    byte[] large = HostileRun.frame(1, true, new byte[100_000]);
    int taken = 0;
    while (taken < 1000 && isTaken(socket, large)) { // 100 MB
      taken++;
    }
    assertTrue(taken < 1000);
  }

  @Test
  void nothingIsCompressedAndTheLibraryIsNotNamed() throws Exception {
    Socket socket = connect(started(Limits.DEFAULT), "127.0.0.1");
    String offer = "Host: localhost\r\nSec-WebSocket-Extensions: permessage-deflate\r\n";
    String answer = head(socket, "/", offer);
    assertTrue(answer.startsWith("HTTP/1.1 101 "), answer);
    assertFalse(answer.contains("Extensions") || answer.contains("Server:"), answer);
  }

  @Test
  void pagesFromElsewhereAreRefused() throws Exception {
    Running running = started(Limits.DEFAULT);
    String own = "http://localhost:" + running.port;
    assertEquals("403", status(running, "Host: localhost", "Origin: https://evil.example"));
    assertEquals("403", status(running, "Host: evil.example", "Origin: http://evil.example"));
    assertEquals("403", status(running, "Host: localhost:" + running.port, "Origin: null"));
    assertEquals("101", status(running, "Host: localhost:" + running.port, "Origin: " + own));
    assertEquals("101", status(running, "Host: 127.0.0.1", "X: y"));
    assertEquals("400", status(running, "X: y", "Y: z"));
  }

  private Running started(Limits limits) {
    Running running = new Running(limits);
    open.add(running);
    return running;
  }

  private List<Socket> idle(Running running, String from, int many) throws IOException {
    List<Socket> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      all.add(connect(running, from));
    }
    return all;
  }

  private Socket connect(Running running, String from) throws IOException {
    Socket socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), running.port));
    socket.setSoTimeout(60_000);
    return socket;
  }

  private Socket websocket(Running running, String path) throws IOException {
    Socket socket = connect(running, "127.0.0.1");
    assertTrue(head(socket, path, "Host: localhost\r\n").startsWith("HTTP/1.1 101 "));
    return socket;
  }

  private String status(Running running, String... fields) throws IOException {
    Socket socket = connect(running, "127.0.0.1");
    return head(socket, "/", String.join("\r\n", fields) + "\r\n").split(" ")[1];
  }

  private static String head(Socket socket, String path, String fields) throws IOException {
    String request =
        "GET "
            + path
            + " HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + fields
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      assertTrue(next >= 0, answer::toString);
      answer.append((char) next);
    }
    return answer.toString();
  }

  /** Sends it again and again until something is said: the first byte of that. */
  private static int answerToFlood(Socket socket, byte[] part) throws IOException {
    for (int i = 0; i < 100_000 && socket.getInputStream().available() == 0; i++) {
      if (!isTaken(socket, part)) {
        break;
      }
    }
    return socket.getInputStream().read();
  }

  private static boolean isTaken(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return true;
    } catch (IOException ended) {
      return false;
    }
  }

  private static void assertEnds(Socket socket) throws IOException {
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("not ended", stillOpen);
    } catch (SocketException reset) {
      // an end as well
    }
  }

  private static void assertOpen(Socket socket) throws IOException {
    socket.setSoTimeout(100);
    try {
      assertFalse(socket.getInputStream().read() < 0);
    } catch (SocketTimeoutException open) {
      // as it should be
    }
  }
}
