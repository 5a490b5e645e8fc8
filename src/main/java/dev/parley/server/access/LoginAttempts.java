package dev.parley.server.access;

import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Decides how long a login has to wait for its answer: the more have failed from the same address,
 * the longer. An attempt counts as failed until it has succeeded, so that many at once, on many
 * connections, do not help. Lives on the loop.
 */
public final class LoginAttempts {
  /** A mistyped password, and once more, cost nothing. */
  private static final int FREE = 3;

  private static final Duration FIRST = Duration.ofMillis(500);

  /** Well below the 30 s after which a client gives its request up. */
  private static final Duration LONGEST = Duration.ofSeconds(8);

  /** One failure is forgotten in each. */
  private static final Duration FORGET = Duration.ofSeconds(30);

  private static final int MOST_ADDRESSES = 4096;

  private final Loop loop;

  /** What has failed and is not forgotten; the address heard of longest ago comes first. */
  private final Map<String, TokenBucket> byAddress = new LinkedHashMap<>();

  LoginAttempts(Loop loop) {
    this.loop = loop;
  }

  /**
   * Counts an attempt.
   *
   * @param ofConnection how many this connection has made before; these are never forgotten
   * @return the wait before the password is looked at; zero, then doubling up to 8 s
   */
  public Duration begin(String address, int ofConnection) {
    return delay(Math.max(count(address, 1), ofConnection));
  }

  /** The attempt was none to guess. */
  public void succeeded(String address) {
    count(address, -1);
  }

  /** How many there were before. */
  private long count(String address, int more) {
    Duration now = loop.now();
    TokenBucket known = byAddress.remove(address);
    TokenBucket failures = known == null ? new TokenBucket(FREE, 1, FORGET) : known;
    long before = failures.spent(now);
    failures.spend(more, now);
    if (failures.spent(now) > 0) {
      byAddress.put(address, failures);
    }
    if (byAddress.size() > MOST_ADDRESSES) {
      Iterator<String> eldest = byAddress.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
    return before;
  }

  private static Duration delay(long failures) {
    if (failures < FREE) {
      return Duration.ZERO;
    }
    Duration wait = FIRST.multipliedBy(1L << Math.min(failures - FREE, 10));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
