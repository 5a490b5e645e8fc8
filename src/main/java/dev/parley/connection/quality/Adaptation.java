package dev.parley.connection.quality;

import java.time.Duration;

/**
 * Decides at which step of the {@link Ladder} to send: down at once, up after a while. A pure
 * function of the state that it is and of what is seen, once a second.
 *
 * @param step the index in the ladder
 * @param goodSince since when nothing has spoken against a higher step; null while something does
 * @param patience how long that must be so before it is tried
 * @param raised when the step was last raised; null if never, or lowered since
 * @param busy whether it was this machine, and not the link, that asked for a lower step
 */
record Adaptation(
    Ladder ladder, int step, Duration goodSince, Duration patience, Duration raised, boolean busy) {
  /** One bad second lowers; this long without one raises. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A step that fails so soon was no good idea; the next try waits twice as long. */
  private static final Duration ON_TRIAL = Duration.ofSeconds(10);

  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(40);

  /** Below this share of what a step needs it is left; from the other on it is entered. */
  private static final double TOO_LITTLE = 0.85;

  private static final double AMPLE = 1.15;

  /** An encoder that uses less than this share of what it may has all that it wants. */
  private static final double CONTENT = 0.7;

  /** The share of a frame's time that coding it may take. */
  private static final double BUSY = 0.9;

  private static final double IDLE = 0.35;

  /**
   * What is seen of the picture that is sent.
   *
   * @param at now
   * @param sourceHeight lines of the picture as it comes, before it is scaled
   * @param fps frames of the last second that were sent
   * @param roomKbps what may be used for the picture
   * @param sentKbps what was used
   * @param encodeMs for one frame
   * @param overused whether the library says so
   */
  record Seen(
      Duration at,
      int sourceHeight,
      double fps,
      double roomKbps,
      double sentKbps,
      double encodeMs,
      boolean overused) {

    /** Whether the encoder would use more if it were allowed. */
    boolean squeezed() {
      return sentKbps >= CONTENT * roomKbps;
    }

    private double load() {
      return encodeMs * fps / 1000;
    }
  }

  static Adaptation start(Ladder ladder) {
    return new Adaptation(ladder, 0, null, PATIENCE, null, false);
  }

  /** The state after what was seen. */
  Adaptation next(Seen seen) {
    int top = ladder.top(seen.sourceHeight());
    int now = Math.max(step, top);
    if (tooBusy(seen)) {
      return now < ladder.lowest() ? lowered(now + 1, seen.at(), true) : at(now, null, patience);
    }
    int affordable = seen.squeezed() ? ladder.affordable(now, seen.roomKbps() / TOO_LITTLE) : now;
    if (affordable > now) {
      return lowered(affordable, seen.at(), false);
    }
    if (now == top || !bears(now - 1, seen)) {
      return at(now, null, settled(seen.at()));
    }
    Duration since = goodSince == null ? seen.at() : goodSince;
    return seen.at().minus(since).compareTo(patience) < 0
        ? at(now, since, patience)
        : new Adaptation(ladder, now - 1, null, patience, seen.at(), busy);
  }

  Ladder.Step current() {
    return ladder.step(step);
  }

  /** How many steps are missing to a picture of so many lines. */
  int below(int fullHeight) {
    return Math.max(0, step - ladder.top(fullHeight));
  }

  private static boolean tooBusy(Seen seen) {
    return seen.overused() || seen.load() > BUSY;
  }

  private boolean bears(int higher, Seen seen) {
    boolean ample = seen.roomKbps() >= AMPLE * ladder.step(higher).leastKbps();
    return seen.load() < IDLE && (ample || !seen.squeezed());
  }

  private Adaptation at(int now, Duration since, Duration wait) {
    return new Adaptation(ladder, now, since, wait, raised, busy);
  }

  private Adaptation lowered(int to, Duration at, boolean becauseBusy) {
    boolean failed = raised != null && at.minus(raised).compareTo(ON_TRIAL) < 0;
    Duration twice = patience.multipliedBy(2);
    Duration longer = twice.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : twice;
    return new Adaptation(ladder, to, null, failed ? longer : patience, null, becauseBusy);
  }

  /** A step that has stood its trial makes one bold again. */
  private Duration settled(Duration at) {
    boolean stood = raised != null && at.minus(raised).compareTo(ON_TRIAL) >= 0;
    return stood ? PATIENCE : patience;
  }
}
