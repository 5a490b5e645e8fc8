package dev.parley.loop;

import java.time.Duration;

/**
 * Limits how often something happens: so many times at once, and at a steady rate after that. It
 * can be overdrawn, and only time pays the debt. The times are those of {@link Loop#now}. Not
 * thread-safe.
 */
public final class TokenBucket {
  private final double nanosEach;
  private final long nanosInAll;

  /** When it is full again; only this moves. */
  private long full = Long.MIN_VALUE;

  /**
   * Makes a full one.
   *
   * @param size how many may be taken at once
   * @param rate how many come back in the given time
   */
  public TokenBucket(double size, double rate, Duration time) {
    nanosEach = time.toNanos() / rate;
    nanosInAll = cost(size);
  }

  /** Takes one; false, and takes nothing, where less than one is left. */
  public boolean take(Duration now) {
    boolean enough = missing(now) + cost(1) <= nanosInAll;
    if (enough) {
      spend(1, now);
    }
    return enough;
  }

  /** Takes so many, also those that are not there; a negative number gives back. */
  public void spend(double tokens, Duration now) {
    full = now.toNanos() + missing(now) + cost(tokens);
  }

  /** How long it takes until there is no debt; zero where there is none. */
  public Duration debt(Duration now) {
    return Duration.ofNanos(Math.max(0, missing(now) - nanosInAll));
  }

  /** How many have been taken and have not come back, rounded up. */
  public long spent(Duration now) {
    return (long) Math.ceil(missing(now) / nanosEach);
  }

  /** The time until it is full. */
  private long missing(Duration now) {
    return full <= now.toNanos() ? 0 : full - now.toNanos();
  }

  private long cost(double tokens) {
    return (long) Math.ceil(tokens * nanosEach);
  }
}
