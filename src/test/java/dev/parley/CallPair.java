package dev.parley;

import dev.parley.connection.Connection;
import dev.parley.loop.Loop;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Ann calls Bob, over and over, in one process: two whole clients and their server. */
final class CallPair implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The limits of those phases. */
  private static final Duration CONNECTING = Duration.ofSeconds(25);

  private static final Duration RECONNECTING = Duration.ofSeconds(30);

  /** From call to call: a peer that says more than 20 things a second is not listened to. */
  private static final long LEAST_MS = 800;

  private static final Duration NEVER = Duration.ofDays(1);

  private final TestServer server = new TestServer();
  final Person ann;
  final Person bob;

  /** Of the connections to come: no path is found, or it is lost as soon as it is there. */
  private volatile boolean withoutPath;

  private volatile boolean losesPath;
  private long lastBegan;

  CallPair() {
    ann = person("ann", 440);
    bob = person("bob", 660);
    ann.peer.join();
    bob.peer.join();
  }

  private Person person(String id, int toneHz) {
    Loop loop = TestMedia.loop();
    URI url = URI.create("ws://127.0.0.1:" + server.port);
    return new Person(
        id, WssSocket.opener(loop, url), toneHz, new HurriedLoop(loop, this::late), this::badNews);
  }

  /** How long it takes until nobody waits for what will not come: that need not be waited for. */
  private Duration late() {
    return withoutPath ? CONNECTING : losesPath ? RECONNECTING : NEVER;
  }

  private Connection.Listener badNews(Connection.Listener told) {
    return new BadNews(told, () -> withoutPath, () -> losesPath);
  }

  /** What becomes of a call. */
  enum Ending {
    HUNG_UP(EndReason.CLOSED_BY_PEER),
    CANCELLED(EndReason.CLOSED),
    DECLINED(EndReason.DECLINED),
    CLOSED_WHILE_CONNECTING(EndReason.CLOSED),
    NO_PATH_FOUND(EndReason.CONNECTION_FAILED),
    CONNECTION_LOST(EndReason.CONNECTION_FAILED);

    /** What one of the two is told; of a failure, the one who notices first. */
    private final EndReason reason;

    Ending(EndReason reason) {
      this.reason = reason;
    }
  }

  /** One call from two who are idle to two who are idle again; nothing of it is left open. */
  void call(Ending ending) {
    Pause.until(lastBegan + LEAST_MS);
    lastBegan = ProcessLines.now();
    awaitBoth("both are free", () -> isFree(ann, "bob") && isFree(bob, "ann"));
    withoutPath = ending == Ending.NO_PATH_FOUND;
    losesPath = ending == Ending.CONNECTION_LOST;
    int ends = ann.ends.size();
    ann.peer.connect("bob");
    awaitBoth("the offer", () -> !bob.state.offers().isEmpty());
    switch (ending) {
      case HUNG_UP -> {
        connected();
        bob.peer.close();
      }
      case CANCELLED -> ann.peer.close();
      case DECLINED -> bob.peer.decline("ann");
      case CLOSED_WHILE_CONNECTING -> {
        bob.peer.accept("ann");
        awaitBoth("connecting", () -> ann.state.phase().isNegotiable());
        ann.peer.close();
      }
      case NO_PATH_FOUND, CONNECTION_LOST -> bob.peer.accept("ann");
    }
    awaitBoth("it ends", () -> ann.ends.size() > ends && isIdle(ann) && isIdle(bob));
    EndReason forAnn = ann.ends.get(ends);
    EndReason forBob = bob.ends.isEmpty() ? forAnn : bob.ends.get(bob.ends.size() - 1);
    if (forAnn != ending.reason && forBob != ending.reason) {
      throw new IllegalStateException(ending + " ended as " + forAnn + ", " + forBob);
    }
    awaitBoth("nothing is open", () -> TestMedia.media().openCaptures() == 0);
  }

  /** Ann's offer is there: Bob accepts, and both see each other. */
  void connected() {
    long seenByAnn = ann.pictures.get();
    long seenByBob = bob.pictures.get();
    bob.peer.accept("ann");
    awaitBoth(
        "connected, with pictures both ways",
        () ->
            ann.state.phase() == Phase.CONNECTED
                && bob.state.phase() == Phase.CONNECTED
                && ann.pictures.get() > seenByAnn
                && bob.pictures.get() > seenByBob);
  }

  private static boolean isFree(Person side, String other) {
    return side.state != null
        && isIdle(side)
        && side.state.offers().isEmpty()
        && side.seesFree(other);
  }

  private static boolean isIdle(Person side) {
    return side.state.phase() == Phase.IDLE;
  }

  /** Waits; where it is in vain, tells how the two stand. */
  private void awaitBoth(String what, Callable<Boolean> condition) {
    try {
      await(what, condition);
    } catch (AssertionError inVain) {
      throw new AssertionError(what + "\n" + ann.state + "\n" + bob.state, inVain);
    }
  }

  static void await(String what, Callable<Boolean> condition) {
    TestMedia.await(what, LIMIT, condition);
  }

  @Override
  public void close() {
    Closing.all(ann, bob, server);
  }
}
