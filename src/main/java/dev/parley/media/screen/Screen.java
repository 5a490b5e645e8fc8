package dev.parley.media.screen;

/**
 * Describes something on the desktop that can be shared.
 *
 * @param id stable while the thing is there: {@code screen}, {@code screen:2}, {@code
 *     window:0x3400007}, {@code region:X,Y,WIDTHxHEIGHT} (pixels of the whole desktop)
 * @param title for a person, cleaned of what is not text
 */
public record Screen(String id, Kind kind, String title) {
  /** What it is. */
  public enum Kind {
    /** All monitors as one picture, or one of them. */
    SCREEN,
    /** One window without its frame. */
    WINDOW,
    /** A rectangle of the desktop. */
    REGION
  }

  /** What to preserve where not everything is possible. */
  public enum Preference {
    /** Every pixel up to 2560 by 1440, and up to 15 pictures a second: for reading. */
    TEXT(2560, 1440, 15),
    /** Up to 1920 by 1080, and up to 30 pictures a second: for films and games. */
    MOTION(1920, 1080, 30);

    final int maxWidth;
    final int maxHeight;
    final int fps;

    Preference(int maxWidth, int maxHeight, int fps) {
      this.maxWidth = maxWidth;
      this.maxHeight = maxHeight;
      this.fps = fps;
    }
  }
}
