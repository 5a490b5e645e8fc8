package dev.parley.connection.budget;

import java.time.Duration;

/**
 * Decides by how many steps pictures are sent smaller than they could be because this machine is
 * busy: one more before frames are lost, one less after a while. A pure function of the state that
 * it is and of what is seen, once a second.
 *
 * @param steps as of {@link SentHeight#below}
 * @param busySince since when it has been too busy; null while it is not
 * @param idleSince since when there has been room for a larger step; null while there is not
 * @param raised when a step was taken away last; null if never
 * @param patience how long there must be room before one is
 */
record ProcessorThrottle(
    int steps, Duration busySince, Duration idleSince, Duration raised, Duration patience) {
  static final int MOST_STEPS = 4;

  static final Duration PATIENCE = Duration.ofSeconds(15);

  static final ProcessorThrottle NONE = new ProcessorThrottle(0, null, null, null, PATIENCE);

  private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(2);

  static final double BUSY = 0.85;

  /** The next step has up to twice the pixels: it must not make the machine busy again. */
  private static final double IDLE = 0.6;

  /** What begins, such as a further call, may keep a machine busy for a moment. */
  private static final Duration BUSY_FOR = Duration.ofSeconds(1);

  /** A step that fails so soon was no good idea. */
  private static final Duration ON_TRIAL = Duration.ofSeconds(30);

  /**
   * The state after what was seen.
   *
   * @param load of the machine, 0 to 1; negative or no number where it is not known
   */
  ProcessorThrottle next(Duration now, double load) {
    if (load > BUSY) {
      Duration since = busySince == null ? now : busySince;
      return now.minus(since).compareTo(BUSY_FOR) < 0
          ? new ProcessorThrottle(steps, since, null, raised, patience)
          : lowered(now);
    }
    if (steps == 0 || !(load >= 0 && load < IDLE)) {
      return new ProcessorThrottle(steps, null, null, raised, patience);
    }
    Duration since = idleSince == null ? now : idleSince;
    return now.minus(since).compareTo(patience) < 0
        ? new ProcessorThrottle(steps, null, since, raised, patience)
        : new ProcessorThrottle(steps - 1, null, null, now, patience);
  }

  private ProcessorThrottle lowered(Duration now) {
    boolean failed = raised != null && now.minus(raised).compareTo(ON_TRIAL) < 0;
    Duration twice = patience.multipliedBy(2);
    Duration longer = twice.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : twice;
    return new ProcessorThrottle(
        Math.min(steps + 1, MOST_STEPS), null, null, null, failed ? longer : patience);
  }
}
