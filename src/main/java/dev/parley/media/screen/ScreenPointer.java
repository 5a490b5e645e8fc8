package dev.parley.media.screen;

import dev.parley.media.screen.ScreenServer.Extension;
import dev.parley.media.screen.ScreenServer.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Holds the mouse pointer, which is not part of the pixels that an X server returns (XFixes,
 * version 1).
 *
 * @param left of its picture, on the desktop
 * @param serial changes with the picture
 * @param argb its rows, colours multiplied by their opacity
 */
record ScreenPointer(int left, int top, ScreenSize size, int serial, int[] argb) {
  static final ScreenPointer NONE = new ScreenPointer(0, 0, ScreenSize.NONE, 0, new int[0]);

  private static final int GET_CURSOR_IMAGE = 4;

  /** No theme has larger ones. */
  private static final int MOST = 256;

  static ScreenPointer read(ScreenServer server, Extension fixes) throws IOException {
    try {
      Reply reply = server.call(fixes.major(), GET_CURSOR_IMAGE);
      int width = reply.u16(12);
      int height = reply.u16(14);
      if (width > MOST || height > MOST || reply.body().remaining() < width * height * 4) {
        return NONE;
      }
      int[] argb = new int[width * height];
      reply.body().asIntBuffer().get(argb);
      return new ScreenPointer(
          reply.head().getShort(8) - reply.u16(16),
          reply.head().getShort(10) - reply.u16(18),
          new ScreenSize(width, height),
          reply.head().getInt(20),
          argb);
    } catch (ScreenRefusal hidden) {
      return NONE;
    }
  }

  /** Whether both look the same. */
  boolean isLike(ScreenPointer other) {
    return left == other.left && top == other.top && serial == other.serial;
  }

  /** Whether a part of it lies in a rectangle of the desktop. */
  boolean isIn(int x, int y, ScreenSize area) {
    return left < x + area.width()
        && left + size.width() > x
        && top < y + area.height()
        && top + size.height() > y;
  }

  /**
   * Draws it into pixels of the bytes B, G, R and one more.
   *
   * @param x where on the desktop the pixels begin
   */
  void draw(ByteBuffer pixels, ScreenSize area, int x, int y) {
    int bottom = Math.min(size.height(), y + area.height() - top);
    int right = Math.min(size.width(), x + area.width() - left);
    for (int row = Math.max(0, y - top); row < bottom; row++) {
      for (int column = Math.max(0, x - left); column < right; column++) {
        int at = ((top + row - y) * area.width() + left + column - x) * 4;
        pixels.putInt(at, over(argb[row * size.width() + column], pixels.getInt(at)));
      }
    }
  }

  /** A colour with opacity over one without. */
  static int over(int above, int below) {
    int rest = 255 - (above >>> 24);
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int sum = (above >> shift & 0xff) + (below >> shift & 0xff) * rest / 255;
      result |= Math.min(255, sum) << shift;
    }
    return result;
  }
}
