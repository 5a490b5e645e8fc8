package dev.parley.view.video;

import java.nio.IntBuffer;

/**
 * Rounds the corners of a picture in its own pixels. As a clip the same shape would have JavaFX's
 * software pipeline draw the picture apart, mask and copy it, each time.
 *
 * @param radius in pixels of the picture; 0 for none
 * @param width of what can be seen of the picture, in its middle, in pixels
 * @param height likewise
 */
record Rounding(double radius, double width, double height) {

  /**
   * Makes the corners transparent, with a soft edge.
   *
   * @param pixels ARGB, premultiplied
   */
  void apply(IntBuffer pixels, int columns, int rows) {
    if (radius <= 0) {
      return;
    }
    double left = (columns - width) / 2;
    double top = (rows - height) / 2;
    int across = (int) Math.ceil(left + radius);
    int down = (int) Math.ceil(top + radius);
    for (int y = (int) Math.max(0, Math.floor(top)); y < Math.min(down, rows / 2); y++) {
      for (int x = (int) Math.max(0, Math.floor(left)); x < Math.min(across, columns / 2); x++) {
        // All four corners at once: they are mirror images.
        double away = Math.hypot(left + radius - x - 0.5, top + radius - y - 0.5);
        double part = Math.max(0, Math.min(1, radius + 0.5 - away));
        if (part < 1) {
          int mirrored = columns - 1 - x;
          fade(pixels, y * columns + x, part);
          fade(pixels, y * columns + mirrored, part);
          fade(pixels, (rows - 1 - y) * columns + x, part);
          fade(pixels, (rows - 1 - y) * columns + mirrored, part);
        }
      }
    }
  }

  private static void fade(IntBuffer pixels, int index, double part) {
    int pixel = pixels.get(index);
    int faded = 0;
    for (int shift = 0; shift <= 24; shift += 8) {
      faded |= (int) ((pixel >>> shift & 0xff) * part + 0.5) << shift;
    }
    pixels.put(index, faded);
  }
}
