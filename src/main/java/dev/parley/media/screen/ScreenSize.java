package dev.parley.media.screen;

import dev.parley.media.screen.Screen.Preference;

/** Holds the size of a picture in pixels. */
record ScreenSize(int width, int height) {
  static final ScreenSize NONE = new ScreenSize(0, 0);

  /** The most that one picture is read from the display: 64 MB. */
  static final int MOST_PIXELS = 16 << 20;

  /** Without the last odd column and row: two by two pixels share one colour. */
  ScreenSize even() {
    return new ScreenSize(width & ~1, height & ~1);
  }

  boolean isUsable() {
    return width >= 2 && height >= 2 && (long) width * height <= MOST_PIXELS;
  }

  /** Scales it down to the limits of the preference, with even sides. */
  ScreenSize within(Preference preference) {
    double scale =
        Math.min(
            1,
            Math.min(preference.maxWidth / (double) width, preference.maxHeight / (double) height));
    return new ScreenSize(even(width * scale), even(height * scale));
  }

  private static int even(double length) {
    return Math.max(2, (int) Math.round(length / 2 - 0.25) * 2);
  }
}
