package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.parley.media.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalInt;

/** Reads a test card out of a picture that was coded, and perhaps scaled, on its way. */
public final class TestCardReader {
  private TestCardReader() {}

  /** The running number; empty where the squares do not agree with their check. */
  public static OptionalInt number(Frame frame) {
    I420Buffer picture = (I420Buffer) frame.video().buffer;
    return number(picture.getDataY(), picture.getStrideY(), frame.width(), frame.height());
  }

  static OptionalInt number(ByteBuffer luma, int stride, int width, int height) {
    long squares = 0;
    for (int i = 0; i < TestCard.SQUARES; i++) {
      int x = (TestCard.SQUARES_X + i * TestCard.SQUARE + TestCard.SQUARE / 2) * width;
      int y = (TestCard.SQUARES_Y + TestCard.SQUARE / 2) * height;
      int light = luma.get(y / TestCard.HEIGHT * stride + x / TestCard.WIDTH) & 0xff;
      squares = squares << 1 | (light > 128 ? 1 : 0);
    }
    int number = (int) (squares >> 8);
    return TestCard.squares(number) == squares ? OptionalInt.of(number) : OptionalInt.empty();
  }

  /** The colour in the middle of a patch as 0xRRGGBB. */
  public static int colour(Frame frame, TestCard.Patch patch) {
    int x = (patch.x() + patch.width() / 2) * frame.width() / TestCard.WIDTH;
    int y = (patch.y() + patch.height() / 2) * frame.height() / TestCard.HEIGHT;
    // Only what is looked at: a whole picture off the Java heap would stay there until the next
    // collection, and look like a leak when memory is measured.
    Frame.Crop middle = new Frame.Crop(x & ~1, y & ~1, 2, 2);
    ByteBuffer pixels = ByteBuffer.allocateDirect(2 * 2 * 4).order(ByteOrder.LITTLE_ENDIAN);
    frame.toArgb(middle, 2, 2, pixels);
    return pixels.getInt(0) & 0xffffff;
  }

  /**
   * Whether these are the colours of the card's patches.
   *
   * @param seen by the patches' names
   * @param tolerance for each of red, green and blue
   */
  public static boolean isCard(Map<String, Integer> seen, int tolerance) {
    return TestCard.PATCHES.stream()
        .allMatch(
            patch ->
                seen.containsKey(patch.name())
                    && difference(seen.get(patch.name()), patch.rgb()) <= tolerance);
  }

  /** Whether a picture is as wide for its height as the card, but for a codec's even numbers. */
  public static boolean hasShapeOfCard(int width, int height) {
    return height > 0 && Math.abs(width - height * TestCard.WIDTH / TestCard.HEIGHT) <= 4;
  }

  /** The greatest difference between two colours in red, green or blue. */
  public static int difference(int rgb, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((rgb >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return most;
  }
}
