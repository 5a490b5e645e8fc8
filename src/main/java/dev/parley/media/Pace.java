package dev.parley.media;

import java.util.concurrent.locks.LockSupport;

/**
 * Produces even steps on the monotonic clock, for the threads that generate test video and test
 * sound.
 *
 * <p>Not the loop's clock: these threads stand in for a device, which has a clock of its own and
 * must go on when the loop is busy. Not Thread.sleep, whose error adds up: each step is counted
 * from the first, so a late one does not delay those after it.
 */
final class Pace {
  private final long period;
  private long next;

  Pace(long periodNanos) {
    period = periodNanos;
    next = System.nanoTime();
  }

  /** Waits for the next step, or until the thread is interrupted. */
  void await() {
    next += period;
    long late = System.nanoTime() - next;
    if (late > 10 * period) {
      next += late; // the machine slept: do not make up for the past
    }
    while (!Thread.currentThread().isInterrupted()) {
      long left = next - System.nanoTime();
      if (left <= 0) {
        return;
      }
      LockSupport.parkNanos(left);
    }
  }
}
