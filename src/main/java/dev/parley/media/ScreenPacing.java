package dev.parley.media;

/**
 * When the next picture of a screen is due: at once when something changed, else often enough that
 * nobody takes a desktop at rest for a picture that froze, which is told after one second.
 */
final class ScreenPacing {
  private static final long STILL_NANOS = 800_000_000L;

  private long last;
  private boolean any;

  /** Whether to push now, at a moment on the monotonic clock. */
  boolean isDue(boolean changed, long now) {
    return !any || changed || now - last >= STILL_NANOS;
  }

  /** A picture was pushed. */
  void pushed(long now) {
    last = now;
    any = true;
  }
}
