package dev.parley.media.test;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Pace;
import dev.parley.media.frame.ThreadFeed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pictures like a camera's, 30 times a second: textured, moving, with the noise of a sensor. They
 * cost an encoder all the rate that it is given, and a decoder accordingly, which a drawn picture
 * does not.
 */
public final class MovingFeed extends ThreadFeed {
  private static final int FPS = 30;

  /** Drawn beforehand, and shown to and fro. */
  private static final int PICTURES = 40;

  /** Pixels by which the scene moves from its middle. */
  private static final int SWING = 48;

  private static final int NOISE = 1 << 16;

  private final int width;
  private final int height;
  private final Random random = new Random(1);
  private final byte[] noise = new byte[NOISE];

  public MovingFeed(int width, int height) {
    super("parley-moving");
    this.width = width;
    this.height = height;
  }

  @Override
  protected void run() {
    List<NativeI420Buffer> pictures = draw();
    Pace pace = new Pace(1_000_000_000L / FPS);
    for (int number = 0; !Thread.currentThread().isInterrupted(); number++) {
      int turn = number % (2 * PICTURES - 2);
      NativeI420Buffer picture = pictures.get(turn < PICTURES ? turn : 2 * PICTURES - 2 - turn);
      source().pushFrame(new VideoFrame(picture, 0, System.nanoTime()));
      pace.await();
    }
    pictures.forEach(NativeI420Buffer::release);
  }

  private List<NativeI420Buffer> draw() {
    for (int i = 0; i < NOISE; i++) {
      noise[i] = (byte) Math.round(random.nextGaussian() * 2);
    }
    byte[] luma = scene(width + 2 * SWING, height + 2 * SWING, 60, 190);
    byte[] blue = scene(width / 2 + SWING, height / 2 + SWING, 100, 150);
    byte[] red = scene(width / 2 + SWING, height / 2 + SWING, 110, 170);
    List<NativeI420Buffer> pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      NativeI420Buffer picture = NativeI420Buffer.allocate(width, height);
      double turn = Math.PI * i / PICTURES;
      int x = SWING + (int) (SWING * 0.95 * Math.cos(turn));
      int y = SWING + (int) (SWING * 0.5 * Math.sin(2 * turn));
      cut(luma, width + 2 * SWING, x, y, picture.getDataY(), picture.getStrideY(), width, height);
      int across = width / 2;
      int down = height / 2;
      int row = across + SWING;
      cut(blue, row, x / 2, y / 2, picture.getDataU(), picture.getStrideU(), across, down);
      cut(red, row, x / 2, y / 2, picture.getDataV(), picture.getStrideV(), across, down);
      pictures.add(picture);
    }
    return pictures;
  }

  /** Patches of light and dark in three sizes. */
  private byte[] scene(int columns, int rows, int darkest, int lightest) {
    double[] values = new double[columns * rows];
    for (int size : new int[] {96, 24, 6}) {
      add(values, columns, rows, size);
    }
    byte[] plane = new byte[columns * rows];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) (darkest + (lightest - darkest) * values[i]);
    }
    return plane;
  }

  /**
   * Random values on a grid, smooth between its knots; the coarser the grid the more they count.
   */
  private void add(double[] values, int columns, int rows, int size) {
    int across = columns / size + 2;
    double[] knots = random.doubles((long) across * (rows / size + 2)).toArray();
    double weight = size == 96 ? 0.6 : size == 24 ? 0.3 : 0.1;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int knot = y / size * across + x / size;
        double right = (double) (x % size) / size;
        double below = (double) (y % size) / size;
        double upper = knots[knot] * (1 - right) + knots[knot + 1] * right;
        double lower = knots[knot + across] * (1 - right) + knots[knot + across + 1] * right;
        values[y * columns + x] += weight * (upper * (1 - below) + lower * below);
      }
    }
  }

  private void cut(
      byte[] scene,
      int row,
      int left,
      int top,
      ByteBuffer plane,
      int stride,
      int across,
      int down) {
    byte[] line = new byte[across];
    for (int y = 0; y < down; y++) {
      int grain = random.nextInt(NOISE);
      for (int x = 0; x < across; x++) {
        line[x] = (byte) (scene[(top + y) * row + left + x] + noise[(grain + x) & (NOISE - 1)]);
      }
      plane.put(y * stride, line);
    }
  }
}
