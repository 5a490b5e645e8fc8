package dev.parley.socket;

import java.time.Duration;

/**
 * Calculates how long to wait before the next attempt. First come five quick ones, after 1 s and
 * then 2 s each: a server that restarts is back within seconds. Then come the waits of the existing
 * web peers: 5 s more each time up to 30 s.
 *
 * <p>All waits are random, the quick ones between nothing and twice as long, the others ± 5 s: a
 * thousand clients of a restarted server come back over seconds, not in one instant.
 */
final class Backoff {
  private static final long[] QUICK_MS = {1_000, 2_000, 2_000, 2_000, 2_000};

  /** Quick attempts without a connection that lasted: a server may end each soon after a log-in. */
  private static final int MOST_QUICK = 20;

  private static final long STEP_MS = 5_000;
  private static final long MOST_MS = 30_000;
  private static final long SPREAD_MS = 5_000;

  private Backoff() {}

  /**
   * @param failures attempts that have failed in a row since the last log-in, from 0
   * @param losses attempts that have failed, and log-ins that were lost, since the last connection
   *     that lasted, from 0
   * @param random from 0 (inclusive) to 1
   */
  static Duration delay(int failures, int losses, double random) {
    int steps = Math.max(failures - QUICK_MS.length, losses - MOST_QUICK);
    boolean quick = steps < 0;
    long middle = quick ? QUICK_MS[failures] : Math.min((steps + 1) * STEP_MS, MOST_MS);
    long spread = quick ? middle : SPREAD_MS;
    return Duration.ofMillis(middle + Math.round((2 * random - 1) * spread));
  }
}
