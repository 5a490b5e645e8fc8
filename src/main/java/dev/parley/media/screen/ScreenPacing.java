package dev.parley.media.screen;

/**
 * Decides when the next picture of a screen is due: at once after a change, and at the full rate
 * for a second, in which an encoder sharpens the picture; otherwise often enough that an idle
 * desktop does not count as frozen, which takes one second.
 */
final class ScreenPacing {
  private static final long REST_NANOS = 800_000_000L;
  private static final long SHARPEN_NANOS = 1_000_000_000L;

  /** What to do now. */
  enum Step {
    /** Read the screen, and push that. */
    LOOK,
    /** Push what was read last. */
    REPEAT,
    NOTHING
  }

  private long looked;
  private long changedAt;
  private boolean any;

  /**
   * Decides, and takes it as done.
   *
   * @param now on the monotonic clock, in ns
   */
  Step next(boolean changed, long now) {
    if (changed || !any) {
      changedAt = now;
    }
    if (changed || !any || now - looked >= REST_NANOS) {
      looked = now;
      any = true;
      return Step.LOOK;
    }
    return now - changedAt < SHARPEN_NANOS ? Step.REPEAT : Step.NOTHING;
  }
}
