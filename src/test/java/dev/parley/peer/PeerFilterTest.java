package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PeerFilterTest {
  private static final SessionDescription OFFER = new SessionDescription(Type.OFFER, "v=0");

  private final PeerFilter filter = new PeerFilter();

  /** Many lists are kept by ids. */
  @Test
  void whoHasAnEndlessIdIsNotHeard() {
    String longest = "x".repeat(PeerFilter.LONGEST_ID);
    assertTrue(filter.admits(longest, Duration.ZERO));
    assertFalse(filter.admits(longest + "x", Duration.ZERO));
  }

  @Test
  void aFloodOfDescriptionsIsDroppedAndEndsWithTime() {
    for (int i = 0; i < 30; i++) {
      assertTrue(filter.admits("eve", OFFER, Duration.ZERO));
    }
    assertFalse(filter.admits("eve", OFFER, Duration.ZERO));
    assertTrue(filter.admits("ann", OFFER, Duration.ZERO));
    assertTrue(filter.admits("eve", OFFER, Duration.ofSeconds(2)));
  }
}
