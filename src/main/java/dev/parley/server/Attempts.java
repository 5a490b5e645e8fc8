package dev.parley.server;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Delays the answers to login attempts: the more have failed from the same address, the longer. An
 * attempt counts as failed until it has succeeded, so that many at once, on many connections, do
 * not help. Lives on the loop.
 */
final class Attempts {
  /** A mistyped password, and once more, cost nothing. */
  private static final int FREE = 3;

  private static final Duration FIRST = Duration.ofMillis(500);

  /** Well below the 30 s after which a client gives its request up. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** One failure is forgotten in each. */
  private static final Duration FORGET = Duration.ofSeconds(30);

  private static final int MOST_ADDRESSES = 4096;

  /** Failures that are not forgotten, as of a time. */
  private record Count(int failures, Duration since) {}

  private final Loop loop;

  /** The address that was heard of longest ago comes first. */
  private final Map<String, Count> byAddress = new LinkedHashMap<>();

  Attempts(Loop loop) {
    this.loop = loop;
  }

  /**
   * Counts an attempt.
   *
   * @param ofConnection how many this connection has made before; these are never forgotten
   * @return the wait before the password is looked at; zero, then doubling up to 8 s
   */
  Duration begin(String address, int ofConnection) {
    Count count = current(address);
    put(address, new Count(count.failures() + 1, count.since()));
    return delay(Math.max(count.failures(), ofConnection));
  }

  /** The attempt was none to guess. */
  void succeeded(String address) {
    Count count = current(address);
    put(address, new Count(Math.max(0, count.failures() - 1), count.since()));
  }

  private Count current(String address) {
    Count count = byAddress.getOrDefault(address, new Count(0, loop.now()));
    long forgotten = loop.now().minus(count.since()).toMillis() / FORGET.toMillis();
    return forgotten >= count.failures()
        ? new Count(0, loop.now())
        : new Count(
            count.failures() - (int) forgotten, count.since().plus(FORGET.multipliedBy(forgotten)));
  }

  private void put(String address, Count count) {
    byAddress.remove(address);
    if (count.failures() > 0) {
      byAddress.put(address, count);
    }
    if (byAddress.size() > MOST_ADDRESSES) {
      Iterator<String> eldest = byAddress.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  private static Duration delay(int failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
