package dev.parley.media.frame;

import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Produces even steps on the monotonic clock, for the threads that generate test video and test
 * sound.
 *
 * <p>Not the loop's clock: these threads stand in for a device, which has a clock of its own and
 * must go on when the loop is busy. Not Thread.sleep, whose error adds up: each step is counted
 * from the first, so a late one does not delay those after it.
 */
public final class Pace {
  private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

  /** A long time for a thread that wakes every few milliseconds. */
  private static final long END_LIMIT_MS = 2000;

  private final long period;
  private long next;

  public Pace(long periodNanos) {
    period = periodNanos;
    next = System.nanoTime();
  }

  /** Waits for the next step, or until the thread is interrupted. */
  public void await() {
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

  /** Ends a thread that keeps a pace, and waits for it: what it fills is about to be freed. */
  public static void end(Thread thread) {
    thread.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(END_LIMIT_MS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (thread.isAlive()) {
      LOG.warn("{} did not end", thread.getName());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
