package dev.parley.peer;

import dev.parley.connection.Connection;
import java.time.Duration;

/**
 * Detects that a person talks while muted. It goes by the microphone's level: louder than the
 * constant background, and longer than a knock or a cough.
 */
final class TalkingMuted {
  /** From one look to the next. */
  static final Duration EVERY = Duration.ofMillis(200);

  /** What is shorter is a door, a key, a cough. */
  static final Duration SPEECH = Duration.ofMillis(300);

  /** Whoever has been told knows for so long. */
  static final Duration AGAIN = Duration.ofSeconds(10);

  /** In so much time a pause has shown how loud the room is. */
  static final Duration LEARNING = Duration.ofSeconds(1);

  /** -40 dB: no room is as loud in a microphone, once its noise is taken out. */
  private static final double QUIET = 0.01;

  /** Speech stands out by 10 dB. */
  private static final double STANDS_OUT = 3.2;

  /** How much of a louder room is learned at a look: it counts as the room's after some 10 s. */
  private static final double RISE = 0.03;

  private double room = 1;
  private Duration begun;
  private Duration loudSince;
  private Duration told;

  /**
   * Takes one look.
   *
   * @param level since the look before, as {@link Connection#microphoneLevel}
   * @param now in the loop's time
   * @return whether to tell the person now
   */
  boolean hears(double level, Duration now) {
    if (begun == null) {
      begun = now;
    }
    boolean learned = now.minus(begun).compareTo(LEARNING) >= 0;
    boolean loud = learned && level > Math.max(QUIET, STANDS_OUT * room);
    room = level < room ? level : room + RISE * (level - room);
    if (!loud) {
      loudSince = null;
      return false;
    }
    if (loudSince == null) {
      loudSince = now.minus(EVERY);
    }
    boolean speech = now.minus(loudSince).compareTo(SPEECH) > 0;
    boolean due = told == null || now.minus(told).compareTo(AGAIN) >= 0;
    if (speech && due) {
      told = now;
    }
    return speech && due;
  }

  /** Muted anew: the room may be another. When they were told last still counts. */
  void begin() {
    room = 1;
    begun = null;
    loudSince = null;
  }
}
