package dev.parley.diagnostics;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Limits how often the same message is logged, so that a peer that triggers one with each frame
 * cannot push everything else out. One thread at a time; time is that of the events.
 */
final class LogRateLimit {
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** Different things in one window: beyond, all that are new share a ration. */
  private static final int MOST_KEYS = 500;

  private static final String OTHERS = "(others)";

  private final int most;
  private final BiConsumer<ILoggingEvent, Integer> told;
  private final Map<String, Count> counts = new LinkedHashMap<>();
  private Instant begun = Instant.MIN;

  private static final class Count {
    private int said;
    private ILoggingEvent latest;
  }

  /**
   * @param most how often in ten seconds
   * @param told what was left out, at the end of the ten seconds: the latest of it, and how often
   */
  LogRateLimit(int most, BiConsumer<ILoggingEvent, Integer> told) {
    this.most = most;
    this.told = told;
  }

  /** Whether to write this one. */
  boolean admits(ILoggingEvent event) {
    if (Duration.between(begun, event.getInstant()).abs().compareTo(WINDOW) >= 0) {
      settle();
      begun = event.getInstant();
    }
    String key = key(event);
    boolean known = counts.containsKey(key) || counts.size() < MOST_KEYS;
    Count count = counts.computeIfAbsent(known ? key : OTHERS, fresh -> new Count());
    count.said++;
    count.latest = event;
    return count.said <= most;
  }

  /** Says what was left out so far. */
  void settle() {
    counts
        .values()
        .forEach(
            count -> {
              if (count.said > most) {
                told.accept(count.latest, count.said - most);
              }
            });
    counts.clear();
  }

  /** The pattern and not the words put in it, which a stranger may choose. */
  private static String key(ILoggingEvent event) {
    String pattern = event.getMessage();
    int place = event.getArgumentArray() == null ? -1 : pattern.indexOf("{}");
    boolean allPlace = place == 0 && pattern.length() == 2;
    return event.getLoggerName() + " " + (allPlace ? "" : pattern);
  }
}
