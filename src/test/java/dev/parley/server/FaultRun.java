package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.SessionDescription;
import dev.parley.loop.FastLoop;
import dev.parley.loop.OnLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.FaultyProxy;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * One client's storm: bob in a channel of his own, through a {@link FaultyProxy}, on a loop on
 * which time passes fifty times faster; and alice beside it, straight at the server. What is asked
 * at the end is asked of both sides.
 */
final class FaultRun implements AutoCloseable {
  private static final int TIMES = 15;
  private static final Duration CHATTER = Duration.ofSeconds(2);
  private static final long LIMIT_SECONDS = 30;

  private final SignallingServer server;
  private final FastLoop serverLoop;
  private final String channel;
  private final String bobId;
  private final Random random;
  private final FaultyProxy proxy;
  private final FastLoop loop = new FastLoop("storm", TIMES);
  private final Bob bob = new Bob();
  private final VertoClient client;
  private final TestClient alice;

  /** What alice heard and has not been asked about. */
  private final Queue<String> aliceHeard = new ConcurrentLinkedQueue<>();

  private boolean chatting = true;

  FaultRun(SignallingServer server, FastLoop serverLoop, int port, String channel, long seed) {
    this.server = server;
    this.serverLoop = serverLoop;
    this.channel = channel;
    this.bobId = "bob-" + channel;
    this.random = new Random(seed);
    this.proxy = new FaultyProxy(port, new Random(random.nextLong()));
    this.client =
        new VertoClient(
            loop,
            WssSocket.opener(loop, URI.create("ws://127.0.0.1:" + proxy.port())),
            new VertoAccount(bobId, channel, UUID.randomUUID().toString(), channel),
            () -> UUID.randomUUID().toString(),
            random::nextDouble,
            bob);
    this.alice = TestClient.open(port, "");
    logIn(alice);
  }

  /**
   * Faults for a while, then none; then everything must be well.
   *
   * @return how many connections were lost, or did not come about
   */
  int play() {
    loop.act(client::join);
    loop.post(this::chatter);
    pause(200 + random.nextInt(2_000));
    proxy.calm();
    awaitInStep();
    loop.act(() -> chatting = false);
    awaitInStep();
    await("one connection", () -> proxy.connections() == 1);
    assertEquals(1, sessionsOfBob(), "sessions of bob at the server");
    // The next liveness check, and that the log in has lasted: no request waits for an answer.
    await("no request pending", () -> loop.timers() <= 2 && bob.isOnline());
    leave();
    return (int) bob.links.stream().filter(Link.State.WAITING::equals).count();
  }

  private void leave() {
    CompletableFuture<Void> left = new CompletableFuture<>();
    loop.act(() -> client.leave().thenRun(() -> left.complete(null)));
    left.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    assertEquals(Link.State.OFFLINE, bob.link.state());
    await("the end of every connection", () -> proxy.connections() == 0);
    await("the end of the session", () -> sessionsOfBob() == 0);
    await("the end of every timer", () -> loop.timers() == 0);
  }

  /**
   * A token each way, over and over until both arrive: what looks online may be half open, and that
   * takes its time to find. Each that arrives must have arrived once.
   */
  private void awaitInStep() {
    await(
        "bob online and in step with the server",
        () -> {
          if (!bob.isOnline()) {
            return false;
          }
          String token = Long.toHexString(random.nextLong());
          loop.act(() -> client.announce(new Presence(Presence.Status.READY, token)));
          tellBob(token);
          boolean both =
              within(1_000, () -> times(heardByAlice(), token) > 0 && times(bob.heard, token) > 1);
          assertTrue(times(heardByAlice(), token) <= 1, "alice hears it once");
          assertTrue(times(bob.heard, token) <= 2, "bob hears each once");
          return both;
        });
  }

  /** To bob alone, and to the channel that he should be subscribed to. */
  private void tellBob(String token) {
    String body = base64("{\"peerAction\":\"offer\",\"peerName\":\"" + token + "\"}");
    alice.send(
        request("verto.info", "\"msg\":{\"to\":\"" + bobId + "\",\"body\":\"" + body + "\"}"));
    String event = base64("{\"peerStatus\":\"ready\",\"peerName\":\"" + token + "\"}");
    alice.send(
        request(
            "verto.broadcast",
            "\"localBroadcast\":true,\"eventChannel\":\""
                + channel
                + "\",\"eventData\":\""
                + event
                + "\""));
  }

  /** Traffic, so that each fault that waits for its byte gets it. */
  private void chatter() {
    if (chatting) {
      client.announce(new Presence(Presence.Status.AVAILABLE, "Bob"));
      String sdp = "v=0".repeat(random.nextInt(4) == 0 ? 20_000 : 100);
      client.send(
          "nobody",
          new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, sdp)));
      loop.after(CHATTER, this::chatter);
    }
  }

  private Queue<String> heardByAlice() {
    for (String frame = alice.peek(); frame != null; frame = alice.peek()) {
      alice.next();
      if (frame.contains("verto.event") && frame.contains("\"userid\":\"" + bobId + "@")) {
        String data = frame.replaceFirst(".*\"eventData\":\"([^\"]*)\".*", "$1");
        aliceHeard.add(new String(java.util.Base64.getDecoder().decode(data)));
      }
    }
    return aliceHeard;
  }

  private int sessionsOfBob() {
    return OnLoop.get(serverLoop, () -> server.verto().count(bobId));
  }

  private void logIn(TestClient client) {
    client.send(
        request(
            "login",
            "\"login\":\"alice\",\"passwd\":\""
                + channel
                + "\",\"loginParams\":{\"channel\":\""
                + channel
                + "\"}"));
    assertTrue(client.next().contains("logged in"));
    assertTrue(client.next().contains("clientReady"));
    client.send(request("verto.subscribe", "\"eventChannel\":\"" + channel + "\""));
    assertTrue(client.next().contains("subscribedChannels"));
  }

  private String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{\"sessid\":\"%s\",%s}}"
        .formatted(method, "alice-" + channel, params);
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder().encodeToString(text.getBytes());
  }

  private static long times(Queue<String> heard, String token) {
    return heard.stream().filter(each -> each.contains(token)).count();
  }

  private void await(String what, BooleanSupplier condition) {
    assertTrue(
        within(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS), condition),
        () ->
            what
                + ": "
                + bob.link
                + ", connections "
                + proxy.connections()
                + ", timers "
                + loop.timers()
                + ", links "
                + bob.links);
  }

  static boolean within(long millis, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (System.nanoTime() < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      pause(5);
    }
    return condition.getAsBoolean();
  }

  /** Real time must pass: sockets are at work. */
  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Override
  public void close() {
    alice.closeConnection(1006, "");
    proxy.close();
    loop.close();
  }

  /** What bob is told. */
  private static final class Bob implements Signalling.Listener {
    final Queue<String> heard = new ConcurrentLinkedQueue<>();
    final Queue<Link.State> links = new ConcurrentLinkedQueue<>();
    volatile Link link = Link.of(Link.State.OFFLINE);

    boolean isOnline() {
      return link.isOnline();
    }

    @Override
    public void link(Link next) {
      link = next;
      links.add(next.state());
    }

    @Override
    public void loggedIn() {}

    @Override
    public void presence(String peerId, Presence presence) {
      heard.add(peerId + " is " + presence.name());
    }

    @Override
    public void message(String peerId, PeerMessage message) {
      heard.add(peerId + " says " + List.of(message));
    }

    @Override
    public void beat() {}
  }
}
