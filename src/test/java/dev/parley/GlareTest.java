package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.TestMedia;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.socket.JitteryLink;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two people offer to each other at nearly the same moment, over a network on which messages take
 * their time: one call, without either clicking again. {@code -Dparley.rounds=200} for the long
 * way.
 */
@Tag("media")
class GlareTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 5);
  private static final int APART_MS = 300;
  private static final Duration JITTER = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private TestServer server;
  private Person ann;
  private Person bob;

  @BeforeEach
  void bothAreInTheChannel() {
    server = new TestServer();
    int port = server.port;
    ann = new Person("ann", jittery(port), 440);
    bob = new Person("bob", jittery(port), 660);
    ann.peer.join();
    bob.peer.join();
  }

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        ann,
        bob,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @Test
  void bothOfferAndThereIsOneCall() {
    for (int round = 0; round < ROUNDS; round++) {
      String where = "round " + round + " of seed " + seed + ": ";
      TestMedia.await(where + "both are free", LIMIT, () -> isFree(ann) && isFree(bob));
      offersWithin(ann, "bob");
      offersWithin(bob, "ann");
      for (Person side : List.of(ann, bob)) {
        TestMedia.await(where + "connected", LIMIT, () -> side.state.phase() == Phase.CONNECTED);
        long pictures = side.pictures.get();
        TestMedia.await(where + "video", LIMIT, () -> side.pictures.get() > pictures + 5);
        assertEquals(round + 1, side.connections, where + "connections so far");
        assertEquals(List.of(), side.state.offers(), where + "an offer is left");
      }
      assertEquals(2, TestMedia.media().openCaptures(), where + "captures");
      (random.nextBoolean() ? ann : bob).peer.close();
    }
  }

  /** Clicks after a random while, without a look at what has happened since. */
  private void offersWithin(Person side, String peerId) {
    TestMedia.loop()
        .post(
            () ->
                TestMedia.loop()
                    .after(
                        Duration.ofMillis(random.nextLong(APART_MS + 1)),
                        () -> side.peer.connect(peerId)));
  }

  private boolean isFree(Person side) {
    PeerState state = side.state;
    return state != null
        && state.phase() == Phase.IDLE
        && state.offers().isEmpty()
        && side.seesFree(side == ann ? "bob" : "ann");
  }

  private JitteryLink jittery(int port) {
    URI url = URI.create("ws://127.0.0.1:" + port);
    return new JitteryLink(
        TestMedia.loop(), WssSocket.opener(TestMedia.loop(), url), JITTER, random);
  }
}
