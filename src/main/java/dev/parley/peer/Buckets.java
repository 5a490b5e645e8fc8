package dev.parley.peer;

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

  private record Level(double tokens, Duration at) {}

  private final double size;
  private final double perSecond;
  private final Map<String, Level> levels = new HashMap<>();
  private int tidyAt = MANY;

  /**
   * @param size how many may be taken at once
   * @param perSecond how many come back
   */
  Buckets(double size, double perSecond) {
    this.size = size;
    this.perSecond = perSecond;
  }

  /** Takes one out of the peer's bucket; false when it is empty. */
  boolean take(String peerId, Duration now) {
    double there = tokens(levels.get(peerId), now);
    boolean enough = there >= 1;
    levels.put(peerId, new Level(enough ? there - 1 : there, now));
    if (levels.size() > tidyAt) {
      levels.values().removeIf(level -> tokens(level, now) >= size);
      tidyAt = Math.max(MANY, 2 * levels.size());
    }
    return enough;
  }

  /** How many buckets are kept. */
  int kept() {
    return levels.size();
  }

  private double tokens(Level level, Duration now) {
    return level == null
        ? size
        : Math.min(size, level.tokens + now.minus(level.at).toMillis() / 1000.0 * perSecond);
  }
}
