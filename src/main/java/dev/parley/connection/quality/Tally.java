package dev.parley.connection.quality;

import dev.parley.connection.quality.Counters.Counts;
import java.util.HashMap;
import java.util.Map;

/**
 * Adds up the totals of all streams of a kind. The sum never goes back: not when a stream ends and
 * leaves the report, not when another takes its place, not when one counts anew.
 */
final class Tally {
  private final Map<String, Counts> last = new HashMap<>();
  private Counts total = Counts.NONE;

  Counts add(Map<String, Counts> streams) {
    streams.forEach(
        (id, now) -> {
          total = total.plus(now.since(last.getOrDefault(id, Counts.NONE)));
          last.put(id, now);
        });
    return total;
  }
}
