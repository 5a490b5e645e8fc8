package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.Presence;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the window hears of a large channel. */
@Tag("unit")
class StatePublisherTest {
  private final PeerFixture here = new PeerFixture().online();

  @Test
  void aThousandWhoJoinWithinASecondAreTwentyStates() {
    int before = here.states.size();
    for (int i = 0; i < 1000; i++) {
      here.presence("peer-" + i, Presence.Status.AVAILABLE, "Peer " + i);
      here.loop.advance(Duration.ofMillis(1));
    }
    assertEquals(1000, here.state().peers().size());
    assertTrue(here.states.size() - before <= 22, here.states.size() - before + " states");
  }

  @Test
  void aSignOfLifeOfAKnownPeerIsNoNews() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(1));
    int before = here.states.size();
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(1));
    assertEquals(before, here.states.size());
  }
}
