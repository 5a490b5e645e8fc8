package dev.parley.media.test;

import java.util.List;

/**
 * Draws the picture of a call without a camera: 1280 by 720, eight colour bars, a moving block, and
 * a running number in digits for people and in black and white squares for machines.
 *
 * <p>The squares survive coding and scaling: 32 of them, 32 pixels each, from the left: 24 bits of
 * the number, highest first, white for 1, then 8 bits that are the exclusive or of its three bytes.
 */
public final class TestCard {
  public static final int WIDTH = 1280;
  public static final int HEIGHT = 720;
  public static final int FPS = 30;

  /**
   * A patch of one colour, in pixels of the whole card.
   *
   * @param rgb 0xRRGGBB
   */
  public record Patch(String name, int x, int y, int width, int height, int rgb) {}

  /** The colour bars, left to right. */
  public static final List<Patch> PATCHES =
      List.of(
          bar(0, "white", 0xebebeb),
          bar(1, "yellow", 0xc0c000),
          bar(2, "cyan", 0x00c0c0),
          bar(3, "green", 0x00c000),
          bar(4, "magenta", 0xc000c0),
          bar(5, "red", 0xc00000),
          bar(6, "blue", 0x0000c0),
          bar(7, "black", 0x101010));

  /** The first square's left and top edge, the size of each, and how many there are. */
  static final int SQUARES_X = 128;

  static final int SQUARES_Y = 656;
  static final int SQUARE = 32;
  static final int SQUARES = 32;

  private static final int BARS_HEIGHT = 448;
  private static final int TRACK_Y = 464;
  private static final int RUNNER = 64;
  private static final int DIGITS_Y = 552;
  private static final int DIGITS = 6;
  private static final int DIGIT_STEP = 64;
  private static final int DIGITS_X = (WIDTH - DIGITS * DIGIT_STEP) / 2;

  private static final int BACKGROUND = 0x202830;
  private static final int INK = 0xf0f0f0;
  private static final int RUNNER_COLOUR = 0xf0a030;

  private TestCard() {}

  private static Patch bar(int index, String name, int rgb) {
    return new Patch(name, index * WIDTH / 8, 0, WIDTH / 8, BARS_HEIGHT, rgb);
  }

  /** Draws what never changes. */
  static void drawStill(Canvas canvas) {
    canvas.fill(0, 0, WIDTH, HEIGHT, BACKGROUND);
    for (Patch patch : PATCHES) {
      canvas.fill(patch.x(), patch.y(), patch.width(), patch.height(), patch.rgb());
    }
  }

  /** Draws what changes, over whatever number was there. */
  static void drawMoving(Canvas canvas, int number) {
    canvas.fill(0, TRACK_Y, WIDTH, RUNNER, BACKGROUND);
    canvas.fill(number * 8 % (WIDTH - RUNNER), TRACK_Y, RUNNER, RUNNER, RUNNER_COLOUR);
    drawDigits(canvas, number);
    long squares = squares(number);
    for (int i = 0; i < SQUARES; i++) {
      boolean one = (squares >> SQUARES - 1 - i & 1) == 1;
      canvas.fill(SQUARES_X + i * SQUARE, SQUARES_Y, SQUARE, SQUARE, one ? 0xffffff : 0);
    }
  }

  private static void drawDigits(Canvas canvas, int number) {
    canvas.fill(DIGITS_X, DIGITS_Y, DIGITS * DIGIT_STEP, Segments.HEIGHT, BACKGROUND);
    int rest = number;
    for (int i = DIGITS - 1; i >= 0; i--) {
      Segments.draw(canvas, rest % 10, DIGITS_X + i * DIGIT_STEP, DIGITS_Y, INK);
      rest /= 10;
    }
  }

  /** The 32 bits of the squares, highest leftmost. */
  static long squares(int number) {
    int low = number & 0xffffff;
    int check = (low >> 16 ^ low >> 8 ^ low) & 0xff;
    return (long) low << 8 | check;
  }
}
