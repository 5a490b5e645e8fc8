package dev.parley.peer;

import dev.parley.loop.TokenBucket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Limits each peer by a token bucket of its own: a flood empties only the bucket of its sender.
 * Time comes from the loop.
 */
final class Buckets {
  /** From this many on, the full ones are thrown away now and then: full is as good as new. */
  private static final int MANY = 1024;

  /** So many made-up peers in a few seconds are a flood: those that come later are not heard. */
  static final int MOST = 20_000;

  /** Between two looks for full ones while there is no room: a look goes through all of them. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final double size;
  private final double perSecond;
  private final Map<String, TokenBucket> buckets = new HashMap<>();
  private int tidyAt = MANY;
  private Duration tidied = Duration.ZERO.minus(BETWEEN_LOOKS);

  /**
   * @param size how many may be taken at once
   * @param perSecond how many come back
   */
  Buckets(double size, double perSecond) {
    this.size = size;
    this.perSecond = perSecond;
  }

  /** Takes one out of the peer's bucket; false when it is empty, or none more can be kept. */
  boolean take(String peerId, Duration now) {
    if (buckets.size() >= MOST && !buckets.containsKey(peerId)) {
      if (now.minus(tidied).compareTo(BETWEEN_LOOKS) >= 0) {
        tidy(now);
      }
      if (buckets.size() >= MOST) {
        return false;
      }
    }
    boolean enough =
        buckets
            .computeIfAbsent(peerId, id -> new TokenBucket(size, perSecond, Duration.ofSeconds(1)))
            .take(now);
    if (buckets.size() > tidyAt) {
      tidy(now);
    }
    return enough;
  }

  private void tidy(Duration now) {
    tidied = now;
    buckets.values().removeIf(bucket -> bucket.spent(now) == 0);
    tidyAt = Math.max(MANY, 2 * buckets.size());
  }

  /** How many buckets are kept. */
  int kept() {
    return buckets.size();
  }
}
