package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import dev.parley.server.access.LoginAttempts;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One port, several dialects, on real sockets. */
@Tag("unit")
class RouterTest {
  private static final String RIGHT = GstreamerHubFixture.basic("alice", "alicepw");
  private static final String WRONG = GstreamerHubFixture.basic("alice", "wrong");

  private final Running running = new Running(Limits.DEFAULT);

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void eachPathHasItsOwnDialectAndNeitherHearsTheOther() {
    TestClient verto = running.open();
    TestClient cam = running.gstreamer("cam");
    TestClient me = running.gstreamer("me");
    me.send("SESSION cam");
    assertEquals("SESSION_OK", me.next());
    me.send("OFFER_REQUEST");
    assertEquals("OFFER_REQUEST", cam.next());
    verto.send("HELLO cam");
    assertTrue(verto.next().contains("Invalid Request"));
    TestClient extension = TestClient.open(running.port, "/extension");
    extension.send("HELLO cam");
    assertTrue(extension.next().contains("malformed"));
  }

  @Test
  void theEndOfOneSocketEndsThePartners() {
    TestClient cam = running.gstreamer("cam");
    TestClient me = running.gstreamer("me");
    me.send("SESSION cam");
    assertEquals("SESSION_OK", me.next());
    me.hangUp(CloseFrame.ABNORMAL_CLOSE);
    assertEquals(CloseFrame.NORMAL, cam.closeCode());
  }

  @Test
  void aUidInUseEndsWith1002AndItsReason() {
    running.gstreamer("cam");
    TestClient second = TestClient.tryOpen(running.port, "/gstreamer/?x", RIGHT);
    second.send("HELLO cam");
    assertEquals(CloseFrame.PROTOCOL_ERROR, second.closeCode());
    assertEquals("invalid peer uid", second.closeReason());
  }

  @Test
  void aFirstFrameInAnotherDialectEndsWith1002AndItsReason() {
    TestClient lost = TestClient.tryOpen(running.port, "/gstreamer", RIGHT);
    lost.send("{\"jsonrpc\":\"2.0\"}");
    assertEquals(CloseFrame.PROTOCOL_ERROR, lost.closeCode());
    assertEquals("invalid protocol", lost.closeReason());
  }

  @Test
  void aMessageThatIsTooLargeEndsTheConnectionAsInVerto() {
    try (Running small = new Running(Limits.DEFAULT.withSizes(1000, 1000, 1000, 1000, 1000))) {
      TestClient cam = small.gstreamer("cam");
      cam.sendInParts("x".repeat(1001));
      assertEquals(CloseFrame.NORMAL, cam.closeCode());
    }
  }

  @Test
  void aWrongPasswordIs401InTheHandshake() throws Exception {
    assertFalse(TestClient.tryOpen(running.port, "/gstreamer", WRONG).isOpen());
    String answer = shakeHands("/gstreamer", "Authorization: " + WRONG + "\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 401 Unauthorized\r\n"), answer);
    assertTrue(answer.contains("\r\nWWW-Authenticate: Basic "), answer);
  }

  @Test
  void noPasswordIs401Too() throws Exception {
    assertTrue(shakeHands("/gstreamer", "").startsWith("HTTP/1.1 401 "));
  }

  /** Also when the three that cost nothing are used up: the answer comes from the loop, later. */
  @Test
  void theFourthWrongPasswordWaitsAndHoldsNobodyElseUp() throws Exception {
    for (int i = 0; i < 3; i++) {
      shakeHands("/gstreamer", "Authorization: " + WRONG + "\r\n");
    }
    try (Socket waiting = new Socket("127.0.0.1", running.port)) {
      send(waiting, head("/gstreamer", "Authorization: " + WRONG + "\r\n"));
      running.open().hangUp(CloseFrame.NORMAL);
      assertEquals(0, waiting.getInputStream().available());
      assertTrue(rest(waiting).startsWith("HTTP/1.1 401 "));
    }
  }

  @Test
  void whatComesWhileThePasswordWaitsIsNotRead() throws Exception {
    for (int i = 0; i < 3; i++) {
      shakeHands("/gstreamer", "Authorization: " + WRONG + "\r\n");
    }
    try (Socket flood = new Socket("127.0.0.1", running.port)) {
      send(flood, head("/gstreamer", "Authorization: " + WRONG + "\r\n"));
      send(flood, "x".repeat(200_000));
      assertTrue(rest(flood).startsWith("HTTP/1.1 401 "));
    } catch (IOException reset) {
      // as good an end
    }
  }

  @Test
  void aFrameThatComesWithTheHeadIsRead() throws Exception {
    try (Socket hasty = new Socket("127.0.0.1", running.port)) {
      byte[] hello = {(byte) 0x81, (byte) 0x87, 0, 0, 0, 0, 'H', 'E', 'L', 'L', 'O', ' ', 'x'};
      String head = head("/gstreamer", "Authorization: " + RIGHT + "\r\n");
      send(hasty, head + new String(hello, StandardCharsets.ISO_8859_1));
      hasty.setSoTimeout(60_000);
      StringBuilder got = new StringBuilder();
      while (got.indexOf("\u0081\u0005HELLO") < 0) {
        int next = hasty.getInputStream().read();
        assertTrue(next >= 0, got::toString);
        got.append((char) next);
      }
      assertTrue(got.toString().startsWith("HTTP/1.1 101 "), got.toString());
    }
  }

  @Test
  void oneWhoGoesWhileThePasswordWaitsDisturbsNobody() throws Exception {
    for (int i = 0; i < 4; i++) {
      try (Socket gone = new Socket("127.0.0.1", running.port)) {
        send(gone, head("/gstreamer", "Authorization: " + WRONG + "\r\n"));
      }
    }
    running.gstreamer("cam");
  }

  @Test
  void thePasswordHasTheTimeOfTheHandshake() throws Exception {
    Limits hasty = Limits.DEFAULT.withTimes(Duration.ofMillis(100), Duration.ofDays(1));
    try (Running other = new Running(hasty);
        Socket socket = new Socket("127.0.0.1", other.port)) {
      var attempts = other.server.context().attempts();
      var guess = new LoginAttempts.Attempt("127.0.0.1", "user alice", "alice", false);
      for (int i = 0; i < 4; i++) {
        other.server.context().loop().post(() -> attempts.begin(guess, 0));
      }
      send(socket, head("/gstreamer", "Authorization: " + WRONG + "\r\n"));
      assertEquals("", rest(socket));
    }
  }

  private String shakeHands(String path, String field) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", running.port)) {
      send(socket, head(path, field));
      return rest(socket);
    }
  }

  private static String head(String path, String field) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + field
        + "\r\n";
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String rest(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
