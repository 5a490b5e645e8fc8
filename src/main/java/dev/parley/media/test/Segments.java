package dev.parley.media.test;

/** Draws seven-segment digits as rectangles: a number for people, without a font. */
final class Segments {
  /** Size of one digit in pixels, even as all that is drawn in I420 must be. */
  static final int WIDTH = 40;

  static final int HEIGHT = 72;
  private static final int THICK = 8;

  /** Bits 0 to 6: top, right above, right below, bottom, left below, left above, middle. */
  private static final int[] LIT = {0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f};

  private Segments() {}

  static void draw(Canvas canvas, int digit, int x, int y, int rgb) {
    int lit = LIT[digit];
    int half = HEIGHT / 2;
    int right = x + WIDTH - THICK;
    bar(canvas, lit, 0, x, y, WIDTH, THICK, rgb);
    bar(canvas, lit, 1, right, y, THICK, half, rgb);
    bar(canvas, lit, 2, right, y + half, THICK, half, rgb);
    bar(canvas, lit, 3, x, y + HEIGHT - THICK, WIDTH, THICK, rgb);
    bar(canvas, lit, 4, x, y + half, THICK, half, rgb);
    bar(canvas, lit, 5, x, y, THICK, half, rgb);
    bar(canvas, lit, 6, x, y + half - THICK / 2, WIDTH, THICK, rgb);
  }

  private static void bar(
      Canvas canvas, int lit, int bit, int x, int y, int width, int height, int rgb) {
    if ((lit >> bit & 1) == 1) {
      canvas.fill(x, y, width, height, rgb);
    }
  }
}
