package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestCard;
import dev.parley.media.TestCardReader;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way in one process: a real server, two clients, two controllers, real media. */
class WholeCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** What 4:2:0 and VP8 at a video call's rate do to the middle of a patch, with room to spare. */
  private static final int COLOUR_TOLERANCE = 24;

  private TestServer server;
  private Person ann;
  private Person bob;

  @BeforeEach
  void bothAreInTheChannel() {
    server = new TestServer();
    int port = server.port;
    ann = new Person("ann", port, 440);
    bob = new Person("bob", port, 660);
    ann.peer.join();
    bob.peer.join();
    TestMedia.await("each sees the other", LIMIT, () -> ann.sees("bob") && bob.sees("ann"));
  }

  @AfterEach
  void everythingIsGone() {
    TestMedia.end("ann left", ann.peer.leave());
    TestMedia.end("bob left", bob.peer.leave());
    server.close();
    TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0);
  }

  @Test
  void aCallShowsAndSoundsTheOtherAndEndsForBoth() {
    ann.peer.connect("bob");
    TestMedia.await("the offer", LIMIT, () -> !bob.state.offers().isEmpty());
    bob.peer.accept("ann");
    for (Person side : List.of(ann, bob)) {
      TestMedia.await("connected", LIMIT, () -> side.state.phase() == Phase.CONNECTED);
      TestMedia.await("patches", LIMIT, () -> side.colours.size() == TestCard.PATCHES.size());
      TestMedia.await(
          "full size and rate",
          LIMIT,
          () ->
              side.statistics != null
                  && side.statistics.videoReceived().width() == 1280
                  && side.statistics.videoReceived().height() == 720
                  && side.statistics.videoReceived().fps() >= 25);
      for (TestCard.Patch patch : TestCard.PATCHES) {
        int seen = side.colours.get(patch.name());
        assertTrue(
            TestCardReader.difference(seen, patch.rgb()) <= COLOUR_TOLERANCE,
            patch + " was seen as " + Integer.toHexString(seen));
      }
      long number = side.number.get();
      TestMedia.await("the counter moves on", LIMIT, () -> side.number.get() > number + 30);
    }
    TestMedia.await("ann hears bob's tone", LIMIT, () -> ann.hears(660));
    TestMedia.await("bob hears ann's tone", LIMIT, () -> bob.hears(440));

    bob.peer.close();
    TestMedia.await(
        "both are idle",
        LIMIT,
        () -> ann.state.phase() == Phase.IDLE && bob.state.phase() == Phase.IDLE);
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), ann.ends);
    assertEquals(List.of(EndReason.CLOSED), bob.ends);
  }

  @Test
  void bothOfferAtOnceAndThereIsOneCall() {
    ann.peer.connect("bob");
    bob.peer.connect("ann");
    for (Person side : List.of(ann, bob)) {
      TestMedia.await("connected", LIMIT, () -> side.state.phase() == Phase.CONNECTED);
    }
    assertEquals(2, TestMedia.media().openCaptures());
  }
}
