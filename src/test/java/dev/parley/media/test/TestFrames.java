package dev.parley.media.test;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.parley.media.frame.Frame;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes pictures of one colour, or of two halves, and counts who holds them. */
public final class TestFrames {
  /** A colour as I420 has it (BT.601, limited range). */
  public enum Colour {
    RED(81, 90, 240),
    GREEN(145, 54, 34),
    BLUE(41, 240, 110),
    WHITE(235, 128, 128);

    private final byte y;
    private final byte u;
    private final byte v;

    Colour(int y, int u, int v) {
      this.y = (byte) y;
      this.u = (byte) u;
      this.v = (byte) v;
    }
  }

  static {
    try {
      // The buffers do not load the native library by themselves; this class does.
      Class.forName(PeerConnectionFactory.class.getName());
    } catch (ClassNotFoundException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final AtomicInteger holds = new AtomicInteger();

  /** One's own hold on each frame, and each retain, until it is given back. */
  public int holds() {
    return holds.get();
  }

  public Frame solid(Colour colour, int width, int height) {
    return halves(colour, colour, width, height, 0);
  }

  /** The left half and the right half, as stored. */
  public Frame halves(Colour left, Colour right, int width, int height, int rotation) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
    fill(buffer.getDataY(), buffer.getStrideY(), width, height, left.y, right.y);
    int half = (width + 1) / 2;
    int halfHeight = (height + 1) / 2;
    fill(buffer.getDataU(), buffer.getStrideU(), half, halfHeight, left.u, right.u);
    fill(buffer.getDataV(), buffer.getStrideV(), half, halfHeight, left.v, right.v);
    return counted(buffer, rotation);
  }

  /** The patches of a {@link TestCard}, stretched to any size, odd ones too; dark below them. */
  public Frame card(int width, int height, int rotation) {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
    NativeI420Buffer one = NativeI420Buffer.allocate(2, 2);
    Canvas mixed = Canvas.of(one);
    for (TestCard.Patch patch : TestCard.PATCHES) {
      mixed.fill(0, 0, 2, 2, patch.rgb());
      stretch(
          patch, buffer.getDataY(), buffer.getStrideY(), width, height, mixed.y().bytes().get(0));
      int across = (width + 1) / 2;
      int down = (height + 1) / 2;
      stretch(
          patch, buffer.getDataU(), buffer.getStrideU(), across, down, mixed.u().bytes().get(0));
      stretch(
          patch, buffer.getDataV(), buffer.getStrideV(), across, down, mixed.v().bytes().get(0));
    }
    one.release();
    return counted(buffer, rotation);
  }

  private static void stretch(
      TestCard.Patch patch, ByteBuffer plane, int stride, int columns, int rows, byte value) {
    int right = (patch.x() + patch.width()) * columns / TestCard.WIDTH;
    for (int row = 0; row < patch.height() * rows / TestCard.HEIGHT; row++) {
      for (int column = patch.x() * columns / TestCard.WIDTH; column < right; column++) {
        plane.put(row * stride + column, value);
      }
    }
  }

  /** A picture of which the caller fills the planes. */
  public static Frame of(NativeI420Buffer buffer) {
    return new Frame(new VideoFrame(buffer, 0, 0));
  }

  private Frame counted(NativeI420Buffer buffer, int rotation) {
    holds.incrementAndGet();
    return new Frame(
        new VideoFrame(buffer, rotation, 0) {
          @Override
          public void retain() {
            holds.incrementAndGet();
            super.retain();
          }

          @Override
          public void release() {
            holds.decrementAndGet();
            super.release();
          }
        });
  }

  private static void fill(
      ByteBuffer plane, int stride, int width, int height, byte left, byte right) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        plane.put(row * stride + column, column < width / 2 ? left : right);
      }
    }
  }
}
