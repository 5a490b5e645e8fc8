package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.TestMedia;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three people in one call, with a real server and real media: each sees and hears both. */
@Tag("media")
class GroupMediaTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TOLERANCE = 50;

  private TestServer server;
  private Person ann;
  private Person bob;
  private Person cid;

  @BeforeEach
  void allAreInTheChannel() {
    server = new TestServer();
    ann = new Person("ann", server.port, 440);
    bob = new Person("bob", server.port, 660);
    cid = new Person("cid", server.port, 880);
    List.of(ann, bob, cid).forEach(one -> one.peer.join());
    TestMedia.await(
        "all are there",
        LIMIT,
        () -> ann.sees("bob") && ann.sees("cid") && bob.sees("ann") && cid.sees("bob"));
  }

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        ann,
        bob,
        cid,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  @Test
  void theThirdIsAddedAndLeavesAgain() {
    ann.peer.connect("bob");
    acceptFirst(bob);
    TestMedia.await("two", LIMIT, () -> ann.state.phase() == Phase.CONNECTED);
    ann.peer.add("cid");
    acceptFirst(cid);

    together(ann, "bob", 660, "cid", 880);
    together(bob, "ann", 440, "cid", 880);
    together(cid, "ann", 440, "bob", 660);

    cid.peer.close();
    TestMedia.await("Cid is out", LIMIT, () -> !cid.state.phase().isBusy());
    for (Person side : List.of(ann, bob)) {
      TestMedia.await("two are left", LIMIT, () -> side.state.calls().size() == 1);
      long pictures = side.pictures.get();
      TestMedia.await("they go on", LIMIT, () -> side.pictures.get() > pictures + 20);
      assertEquals(Phase.CONNECTED, side.state.phase());
    }
  }

  private static void acceptFirst(Person side) {
    TestMedia.await("an offer", LIMIT, () -> !side.state.offers().isEmpty());
    side.peer.accept(side.state.offers().get(0).peerId());
  }

  private static void together(Person side, String one, int toneOfOne, String two, int toneOfTwo) {
    TestMedia.await(
        "connected with both",
        LIMIT,
        () ->
            side.state.calls().size() == 2
                && side.state.calls().stream()
                    .map(PeerState.Call::phase)
                    .allMatch(Phase.CONNECTED::equals));
    TestMedia.await("sees and hears " + one, LIMIT, () -> isThere(side.of(one), toneOfOne));
    TestMedia.await("sees and hears " + two, LIMIT, () -> isThere(side.of(two), toneOfTwo));
  }

  private static boolean isThere(Person.Received from, int tone) {
    return from.isCard(TOLERANCE) && Math.abs(from.meter.frequency().orElse(0) - tone) <= 5;
  }
}
