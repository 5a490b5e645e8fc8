package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class BucketsTest {
  private final Buckets buckets = new Buckets(3, 2);

  @Test
  void anEmptyBucketFillsAgainWithTime() {
    empty("ann");
    assertFalse(buckets.take("ann", Duration.ofMillis(400)));
    assertTrue(buckets.take("ann", Duration.ofMillis(900)));
    assertFalse(buckets.take("ann", Duration.ofMillis(900)));
  }

  @Test
  void eachPeerHasItsOwn() {
    empty("eve");
    assertFalse(buckets.take("eve", Duration.ZERO));
    assertTrue(buckets.take("ann", Duration.ZERO));
  }

  @Test
  void aBucketNeverHoldsMoreThanItsSize() {
    buckets.take("ann", Duration.ZERO);
    int taken = 0;
    while (buckets.take("ann", Duration.ofHours(1))) {
      taken++;
    }
    assertEquals(3, taken);
  }

  @Test
  void fullOnesAreNotKept() {
    for (int i = 0; i < 100_000; i++) {
      buckets.take("made-up-" + i, Duration.ofMillis(i));
    }
    assertTrue(buckets.kept() < 3000, buckets.kept() + " are kept");
  }

  @Test
  void madeUpPeersFillNoMemory() {
    for (int i = 0; i < 100_000; i++) {
      buckets.take("made-up-" + i, Duration.ZERO);
    }
    assertEquals(Buckets.MOST, buckets.kept());
    assertTrue(buckets.take("made-up-1", Duration.ZERO));
    assertFalse(buckets.take("ann", Duration.ZERO));
    assertTrue(buckets.take("ann", Duration.ofSeconds(10)));
  }

  private void empty(String peerId) {
    for (int i = 0; i < 3; i++) {
      assertTrue(buckets.take(peerId, Duration.ZERO));
    }
  }
}
