package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.loop.Loop;
import java.time.Duration;

/** Listens to the muted microphone while media flows. Nothing of it is sent. Loop only. */
final class MutedWatch {
  private final Loop loop;
  private final Runnable talks;
  private final SpeechDetector talking = new SpeechDetector();

  /** Null while no media flows. */
  private Connection connection;

  private boolean muted;
  private Loop.Timer next = () -> {};

  /**
   * @param talks runs when somebody talks who is muted, once in a while
   */
  MutedWatch(Loop loop, Runnable talks) {
    this.loop = loop;
    this.talks = talks;
  }

  /** Media flows from now on. */
  void flows(Connection flowing) {
    connection = flowing;
    begin();
  }

  /** No call any more. */
  void end() {
    connection = null;
    muted = false;
    next.cancel();
  }

  /** The person is muted from now on, or not. */
  void muted(boolean now) {
    if (now != muted) {
      muted = now;
      begin();
    }
  }

  private void begin() {
    next.cancel();
    talking.begin();
    if (muted && connection != null) {
      look(connection);
    }
  }

  private void look(Connection from) {
    next = loop.after(SpeechDetector.EVERY, () -> look(from));
    from.microphoneLevel().thenAccept(level -> heard(from, level));
  }

  private void heard(Connection from, double level) {
    if (muted && from == connection && talking.hears(level, loop.now())) {
      talks.run();
    }
  }

  /**
   * Detects whether somebody talks who is muted, by how loud their microphone is, look by look:
   * louder than what is there all the time, and longer than a knock or a cough.
   */
  static final class SpeechDetector {
    /** From one look to the next. */
    static final Duration EVERY = Duration.ofMillis(200);

    /** What is shorter is a door, a key, a cough. */
    static final Duration SPEECH = Duration.ofMillis(300);

    /** How long an answer counts as known to the peer that got it. */
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
}
