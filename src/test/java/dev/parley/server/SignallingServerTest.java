package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.loop.MayBlockLoops;
import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shell around the switchboard, on real sockets. */
@Tag("unit")
class SignallingServerTest {
  private static final String INVALID_REQUEST =
      "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":\"Invalid Request\"},\"id\":null}";

  private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @Test
  void aTakenPortIsOneSentence() {
    try (Running first = new Running(Limits.DEFAULT)) {
      SignallingServer.StartFailure failure = startFailure(Running.loopback(first.port));
      assertTrue(failure.isAddressInUse());
      assertTrue(failure.getMessage().startsWith("Another program is already listening on "));
    }
  }

  @Test
  void anAddressOfAnotherMachineIsAnotherFailure() {
    assertFalse(startFailure(new InetSocketAddress("192.0.2.1", 0)).isAddressInUse());
  }

  @Test
  void aNameThatNobodyKnowsIsAFailure() {
    InetSocketAddress nowhere = InetSocketAddress.createUnresolved("nowhere.invalid", 0);
    assertTrue(startFailure(nowhere).getMessage().contains("host not found"));
  }

  @Test
  void anEndedServerLeavesItsPortToTheNext() {
    int port;
    try (Running first = new Running(Limits.DEFAULT)) {
      port = first.port;
      TestClient.open(port, "");
    }
    try (ThreadLoop loop = new ThreadLoop("test-next");
        SignallingServer next = server(Running.loopback(port), loop)) {
      assertEquals(port, next.start().orTimeout(60, TimeUnit.SECONDS).join());
    }
  }

  @Test
  void theEndReachesTheClientsAndMayComeTwice() {
    try (Running running = new Running(Limits.DEFAULT)) {
      TestClient client = running.open();
      running.server.close();
      running.server.close();
      assertEquals(1001, client.closeCode());
    }
  }

  /** One that never became a websocket, and one that answers no good-bye. */
  @Test
  void theEndReachesThoseWhoDoNotListen() throws Exception {
    try (Running running = new Running(Limits.DEFAULT);
        Socket silent = new Socket("127.0.0.1", running.port);
        Socket deaf = handshaken(running.port)) {
      handshaken(running.port).close();
      running.server.close();
      assertEnds(silent);
      assertEnds(deaf);
    }
  }

  @Test
  void aServerThatNeverStartedCanBeClosed() {
    try (ThreadLoop loop = new ThreadLoop("test-never")) {
      SignallingServer never = server(Running.loopback(0), loop);
      never.close();
      assertThrows(IllegalStateException.class, never::start);
    }
  }

  /** An echo peer takes long to start, and need not wait for the server to have done so. */
  @Test
  void clientsMayKnockBeforeItHasStarted() throws Exception {
    FakeLoop loop = new FakeLoop();
    SignallingServer starting =
        new SignallingServer(Running.loopback(0), Running.people(), Limits.DEFAULT, loop);
    assertTrue(starting.port().isEmpty());
    CompletableFuture<Integer> started = starting.start();
    try (Socket early = new Socket(InetAddress.getLoopbackAddress(), starting.port().orElse(0))) {
      early.getOutputStream().write(HEALTH.getBytes(StandardCharsets.US_ASCII));
      assertFalse(started.isDone());
      loop.run();
      assertEquals(starting.port().orElse(0), started.join());
      early.setSoTimeout(60_000);
      String answer = new String(early.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
      assertEquals("HTTP/1.1 200 OK", answer);
    } finally {
      starting.close();
    }
  }

  @Test
  void anAddressThatIsNotToBeHadHasNoPort() {
    SignallingServer nowhere =
        new SignallingServer(
            new InetSocketAddress("192.0.2.1", 0),
            Running.people(),
            Limits.DEFAULT,
            new FakeLoop());
    assertTrue(nowhere.start().isCompletedExceptionally());
    assertTrue(nowhere.port().isEmpty());
  }

  /** A caller that waits for it is told, and nothing listens any more. */
  @Test
  void aServerThatIsStartingCanBeClosed() throws Exception {
    FakeLoop loop = new FakeLoop();
    SignallingServer starting =
        new SignallingServer(Running.loopback(0), Running.people(), Limits.DEFAULT, loop);
    CompletableFuture<Integer> started = starting.start();
    try (Socket early = new Socket(InetAddress.getLoopbackAddress(), starting.port().orElse(0))) {
      starting.close();
      CompletionException failure = assertThrows(CompletionException.class, started::join);
      assertTrue(failure.getCause() instanceof SignallingServer.StartFailure);
      loop.run();
      assertEnds(early);
    }
  }

  @Test
  @Timeout(60)
  void oneConnectionTooManyIsRefused() throws Exception {
    try (Running running = new Running(limits(2, Duration.ofSeconds(10)))) {
      running.open().loggedIn("alice");
      TestClient second = running.open().loggedIn("bob");
      assertEnds(running.port, "");
      second.hangUp(1000);
      assertAnswers(opensAtLast(running));
    }
  }

  @Test
  void oneAddressIsNotLentAllConnections() throws Exception {
    try (Running running = new Running(Limits.DEFAULT.withConnections(10, 1))) {
      TestClient first = running.open().loggedIn("alice");
      assertEnds(running.port, "");
      assertAnswers(first);
    }
  }

  @Test
  void aConnectionThatStaysSilentIsEnded() throws Exception {
    try (Running running = new Running(limits(2, Duration.ofMillis(50)))) {
      assertEnds(running.port, "");
    }
  }

  @Test
  void anEndlessHandshakeIsEnded() throws Exception {
    try (Running running = new Running(limits(2, Duration.ofDays(1)))) {
      assertEnds(running.port, "GET / HTTP/1.1\r\nX: " + "x".repeat(100_000));
    }
  }

  @Test
  void aBinaryMessageIsNotJson() {
    try (Running running = new Running(Limits.DEFAULT)) {
      TestClient client = running.open();
      client.send(new byte[] {1, 2, 3});
      assertEquals(INVALID_REQUEST, client.next());
    }
  }

  @Test
  void partsThatAreTooLargeTogetherEndTheConnection() {
    Limits small = sizes(1000, 100_000, 100_000);
    try (Running running = new Running(small)) {
      TestClient client = running.open();
      client.sendInParts("x".repeat(1001));
      assertEquals(1000, client.closeCode());
    }
  }

  @Test
  void aFrameOfTheLargestSizePasses() {
    try (Running running = new Running(Limits.DEFAULT)) {
      TestClient client = running.open().loggedIn("alice");
      client.send("x".repeat(Limits.DEFAULT.sizes().frame()));
      assertEquals(INVALID_REQUEST, client.next());
    }
  }

  /** It asks and asks, and never reads an answer. */
  @Test
  void aClientThatDoesNotReadIsEnded() throws Exception {
    Limits tight = sizes(1_000_000, 1_000_000_000, 10_000);
    try (Running running = new Running(tight);
        Socket deaf = handshaken(running.port)) {
      OutputStream out = deaf.getOutputStream();
      byte[] pings = ping().repeat(10_000).getBytes(StandardCharsets.ISO_8859_1);
      assertThrows(
          IOException.class,
          () -> {
            while (true) {
              out.write(pings);
            }
          });
    }
  }

  /** More than may wait, and more than TCP keeps: the client waits in its turn. */
  @Test
  @MayBlockLoops("the server handles nothing until the client has been held up for it")
  void aClientThatSpeaksFasterThanTheLoopReadsIsHeldUpAndLosesNothing() throws Exception {
    Limits tight = sizes(100_000, 200_000, 100_000_000);
    String text = "x".repeat(100_000);
    CountDownLatch busy = new CountDownLatch(1);
    try (Running running = new Running(tight)) {
      TestClient client = running.open().loggedIn("alice");
      running.loop.post(() -> await(busy));
      for (int frames = 0; frames < 300; frames++) {
        client.send(text);
      }
      busy.countDown();
      for (int frames = 0; frames < 300; frames++) {
        assertEquals(INVALID_REQUEST, client.next());
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Limits limits(int connections, Duration handshake) {
    return Limits.DEFAULT
        .withConnections(connections, connections)
        .withTimes(handshake, Duration.ofDays(1));
  }

  private static Limits sizes(int frame, int unread, long backlog) {
    return Limits.DEFAULT
        .withSizes(frame, unread, backlog, 2_000_000_000, 1_000_000)
        .withRate(new Limits.Rate(1_000_000, 1_000_000, 1_000_000_000, 1_000_000_000));
  }

  private static SignallingServer server(InetSocketAddress address, ThreadLoop loop) {
    return new SignallingServer(address, Running.people(), Limits.DEFAULT, loop);
  }

  private static SignallingServer.StartFailure startFailure(InetSocketAddress address) {
    try (ThreadLoop loop = new ThreadLoop("test-failing");
        SignallingServer server = server(address, loop)) {
      CompletionException failure =
          assertThrows(
              CompletionException.class,
              () -> server.start().orTimeout(60, TimeUnit.SECONDS).join());
      return (SignallingServer.StartFailure) failure.getCause();
    }
  }

  /** The server sees the end of another connection when it does, and refuses until then. */
  private static TestClient opensAtLast(Running running) {
    TestClient client = TestClient.tryOpen(running.port);
    while (!client.isOpen()) { // the time-out of the test ends it
      client = TestClient.tryOpen(running.port);
    }
    return client;
  }

  private static void assertAnswers(TestClient client) {
    client.send("hello");
    assertEquals(INVALID_REQUEST, client.next());
  }

  /** Says something, without being a websocket, and reads to the end. */
  private static void assertEnds(int port, String text) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      assertEnds(socket);
    }
  }

  private static void assertEnds(Socket socket) throws Exception {
    socket.setSoTimeout(60_000);
    try {
      socket.getInputStream().readAllBytes();
    } catch (SocketTimeoutException stillOpen) {
      throw new AssertionError("not ended", stillOpen);
    } catch (SocketException reset) {
      // an end as well
    }
  }

  private static Socket handshaken(int port) throws Exception {
    Socket socket = new Socket("127.0.0.1", port);
    String request =
        "GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    InputStream in = socket.getInputStream();
    String answer = "";
    while (!answer.endsWith("\r\n\r\n")) {
      answer += (char) in.read();
    }
    return socket;
  }

  /** A masked, empty ping frame (RFC 6455, section 5.2), answered with 86 bytes of JSON. */
  private static String ping() {
    return "\u0089\u0080\0\0\0\0";
  }
}
