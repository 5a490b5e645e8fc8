package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import dev.parley.peer.presence.PresenceReplies;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers to "ready", and how they are spread. */
@Tag("unit")
class PresenceRepliesTest {
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 0", "11, 110", "100, 1000", "1000, 10000", "100000, 15000"})
  void theMomentGrowsWithTheChannelUpToALimit(int others, long moment) {
    assertEquals(Duration.ZERO, PresenceReplies.delay(others, 0));
    long longest = PresenceReplies.delay(others, ALMOST_ONE).toMillis();
    assertTrue(longest <= moment && longest >= moment - 1, longest + " ms");
  }

  @Test
  void whoAsksTwiceIsAnsweredOnce() {
    FakeLoop loop = new FakeLoop();
    List<String> answered = new ArrayList<>();
    PresenceReplies presenceReplies = new PresenceReplies(loop, () -> 0.5, answered::add);
    presenceReplies.joined("ann", 1000);
    presenceReplies.joined("ann", 1000);
    loop.advance(PresenceReplies.LONGEST);
    assertEquals(List.of("ann"), answered);
  }

  @Test
  void whoLeavesBeforeTheAnswerGetsNone() {
    PeerFixture here = new PeerFixture().online();
    for (int i = 0; i < 100; i++) {
      here.presence("peer-" + i, Presence.Status.AVAILABLE, "");
    }
    here.signalling.takeSaid();
    here.presence("ann", Presence.Status.READY, "Ann");
    here.presence("ann", Presence.Status.GONE, "");
    here.loop.advance(PresenceReplies.LONGEST);
    assertEquals(List.of(), here.signalling.takeSaid());
  }
}
