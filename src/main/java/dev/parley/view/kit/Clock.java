package dev.parley.view.kit;

import dev.parley.text.Words;
import java.time.Duration;
import java.util.Locale;

/** Formats durations. */
public final class Clock {
  private static final Words WORDS = Words.in(Clock.class);

  private Clock() {}

  /** The length of a call: {@code 02:41}, or {@code 1:02:41} from an hour on. */
  public static String length(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    String tail = String.format(Locale.ROOT, "%02d:%02d", seconds / 60 % 60, seconds % 60);
    return seconds < 3600 ? tail : seconds / 3600 + ":" + tail;
  }

  /** How long something has stood: {@code 12 s}, and from a minute on {@code 3 min}. */
  public static String age(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    return seconds < 60
        ? WORDS.say("clock.seconds", seconds)
        : WORDS.say("clock.minutes", seconds / 60);
  }

  /** How long until something: {@code 5 s}, and no second that has begun to pass. */
  public static String until(Duration left) {
    return age(left.plusMillis(999));
  }

  /** When the next try comes: no second is named that has begun to pass. */
  public static String untilRetry(Duration left) {
    long millis = left.toMillis();
    return millis <= 0
        ? WORDS.say("clock.retry.now")
        : WORDS.say("clock.retry", (millis + 999) / 1000);
  }
}
