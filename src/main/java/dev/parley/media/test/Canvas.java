package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Draws filled rectangles into the three planes of an I420 picture.
 *
 * @param part how many pixels of what is drawn are one of the picture, in each direction
 */
record Canvas(Plane y, Plane u, Plane v, int part) {

  /**
   * @param stride bytes from one row to the next
   */
  record Plane(ByteBuffer bytes, int stride) {
    private void fill(int left, int top, int width, int height, double value) {
      byte[] row = new byte[width]; // copied row by row: ten times as fast as byte by byte
      Arrays.fill(row, (byte) Math.round(value));
      for (int line = top; line < top + height; line++) {
        bytes.put(line * stride + left, row);
      }
    }
  }

  static Canvas of(NativeI420Buffer picture) {
    return of(picture, 1);
  }

  /** One on which everything is drawn smaller. */
  static Canvas of(NativeI420Buffer picture, int part) {
    return new Canvas(
        new Plane(picture.getDataY(), picture.getStrideY()),
        new Plane(picture.getDataU(), picture.getStrideU()),
        new Plane(picture.getDataV(), picture.getStrideV()),
        part);
  }

  /**
   * Fills a rectangle; all four numbers even in the picture, because two by two pixels share one
   * colour.
   *
   * @param rgb 0xRRGGBB
   */
  void fill(int fromLeft, int fromTop, int wide, int high, int rgb) {
    int left = fromLeft / part;
    int top = fromTop / part;
    int width = wide / part;
    int height = high / part;
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    // ITU-R BT.601, limited range: what webrtc's own conversion to RGB (libyuv) takes it for.
    double luma = 16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255;
    double chromaBlue = 128 + (-37.797 * red - 74.203 * green + 112.0 * blue) / 255;
    double chromaRed = 128 + (112.0 * red - 93.786 * green - 18.214 * blue) / 255;
    y.fill(left, top, width, height, luma);
    u.fill(left / 2, top / 2, width / 2, height / 2, chromaBlue);
    v.fill(left / 2, top / 2, width / 2, height / 2, chromaRed);
  }
}
