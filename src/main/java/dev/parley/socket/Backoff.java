package dev.parley.socket;

import java.time.Duration;

/**
 * Calculates how long to wait before the next attempt: none at first, then 5 s more each time up to
 * 30 s, each ± 5 s at random (the timers of the existing web peers; the randomness keeps a thousand
 * clients of a restarted server from coming back in one instant).
 */
final class Backoff {
  private static final long STEP_MS = 5_000;
  private static final long MOST_MS = 30_000;
  private static final long SPREAD_MS = 5_000;

  private Backoff() {}

  /**
   * @param failures tries that have failed in a row since the last success, from 0
   * @param random from 0 (inclusive) to 1
   */
  static Duration delay(int failures, double random) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    long middle = Math.min(failures * STEP_MS, MOST_MS);
    return Duration.ofMillis(middle + Math.round((2 * random - 1) * SPREAD_MS));
  }
}
