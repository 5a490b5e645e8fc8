package dev.parley.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TokenBucketTest {
  private static final Duration LATER = Duration.ofDays(9000);

  private final TokenBucket bucket = new TokenBucket(3, 1, Duration.ofSeconds(30));

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, 1L << 60})
  void isFullAtFirstWhateverTheTimeIs(long nanos) {
    Duration now = Duration.ofNanos(nanos);
    assertEquals(0, bucket.spent(now));
    assertEquals(3, taken(now));
  }

  @Test
  void whatWasTakenComesBackAtItsRate() {
    assertEquals(3, taken(LATER));
    assertFalse(bucket.take(LATER.plusMillis(29_999)));
    assertTrue(bucket.take(LATER.plusSeconds(30)));
    assertFalse(bucket.take(LATER.plusSeconds(30)));
    assertEquals(3, taken(LATER.plusDays(1)), "and never more than its size");
  }

  @Test
  void aDebtIsPaidByTime() {
    bucket.spend(5, LATER);
    assertEquals(Duration.ofMinutes(1), bucket.debt(LATER));
    assertEquals(Duration.ofSeconds(1), bucket.debt(LATER.plusSeconds(59)));
    assertEquals(Duration.ZERO, bucket.debt(LATER.plusSeconds(60)));
    assertFalse(bucket.take(LATER.plusSeconds(60)));
  }

  @Test
  void whatIsSpentIsCountedUntilItHasComeBack() {
    bucket.spend(1, LATER);
    bucket.spend(1, LATER.plusSeconds(10));
    assertEquals(2, bucket.spent(LATER.plusSeconds(29)));
    assertEquals(1, bucket.spent(LATER.plusSeconds(30)));
    bucket.spend(-1, LATER.plusSeconds(31));
    assertEquals(0, bucket.spent(LATER.plusSeconds(31)));
  }

  @Test
  void nothingIsFreeHoweverQuickItComesBack() {
    TokenBucket quick = new TokenBucket(1, Integer.MAX_VALUE, Duration.ofSeconds(1));
    assertTrue(quick.take(LATER));
    assertFalse(quick.take(LATER));
  }

  private int taken(Duration now) {
    int taken = 0;
    while (bucket.take(now)) {
      taken++;
    }
    return taken;
  }
}
