package dev.parley.media.screen;

import dev.parley.text.Words;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses and checks the id of something to share: it may come from a command line or a file, and a
 * number that is out of range would reach native code, or a request to the display.
 *
 * @param number of a monitor or window as the system counts them; {@link #ALL} for the whole
 *     desktop
 * @param x left edge of a region, else 0
 * @param size of a region, else 0 by 0
 */
record ScreenId(Screen.Kind kind, long number, int x, int y, ScreenSize size) {
  private static final Words WORDS = Words.in(ScreenId.class);

  static final long ALL = -1;

  /** Smaller is nothing to look at, and more than an encoder likes. */
  static final int LEAST = 16;

  /** Coordinates are 16 bits, signed, on an X display. */
  private static final int MOST = 32767;

  private static final Pattern MONITOR = Pattern.compile("screen:([0-9]{1,10})");
  private static final Pattern WINDOW = Pattern.compile("window:0x([0-9a-fA-F]{1,8})");
  private static final Pattern REGION =
      Pattern.compile("region:([0-9]{1,5}),([0-9]{1,5}),([0-9]{1,5})x([0-9]{1,5})");

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException with a sentence for the person who gave it
   */
  static ScreenId parse(String text) {
    if ("screen".equals(text)) {
      return new ScreenId(Screen.Kind.SCREEN, ALL, 0, 0, ScreenSize.NONE);
    }
    String id = text == null ? "" : text;
    Matcher monitor = MONITOR.matcher(id);
    if (monitor.matches()) {
      return new ScreenId(
          Screen.Kind.SCREEN, Long.parseLong(monitor.group(1)), 0, 0, ScreenSize.NONE);
    }
    Matcher window = WINDOW.matcher(id);
    if (window.matches()) {
      return window(Long.parseLong(window.group(1), 16));
    }
    Matcher region = REGION.matcher(id);
    if (region.matches()) {
      return region(number(region, 1), number(region, 2), number(region, 3), number(region, 4));
    }
    throw new IllegalArgumentException(WORDS.say("screen.badId"));
  }

  private static int number(Matcher region, int group) {
    return Integer.parseInt(region.group(group));
  }

  static ScreenId window(long number) {
    if (number <= 0) {
      throw new IllegalArgumentException(WORDS.say("screen.windowZero"));
    }
    return new ScreenId(Screen.Kind.WINDOW, number, 0, 0, ScreenSize.NONE);
  }

  private static ScreenId region(int x, int y, int width, int height) {
    if (width < LEAST || height < LEAST || x + width > MOST || y + height > MOST) {
      throw new IllegalArgumentException(WORDS.say("screen.smallRegion", LEAST, LEAST));
    }
    return new ScreenId(Screen.Kind.REGION, ALL, x, y, new ScreenSize(width, height));
  }

  /** As it was given. */
  String text() {
    return switch (kind) {
      case SCREEN -> number == ALL ? "screen" : "screen:" + number;
      case WINDOW -> String.format(Locale.ROOT, "window:0x%x", number);
      case REGION ->
          String.format(Locale.ROOT, "region:%d,%d,%dx%d", x, y, size.width(), size.height());
    };
  }
}
