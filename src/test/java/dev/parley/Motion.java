package dev.parley;

import dev.parley.media.frame.Frame;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a picture differs from the one before, whatever it shows. */
final class Motion {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 36;

  /** More than coding does to a picture that stands. */
  private static final int DIFFERENCE = 60;

  private final AtomicInteger moves = new AtomicInteger();
  private ByteBuffer before = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4);
  private ByteBuffer now = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4);

  int moves() {
    return moves.get();
  }

  /** One thread. */
  void look(Frame frame) {
    frame.toArgb(new Frame.Crop(0, 0, frame.width(), frame.height()), WIDTH, HEIGHT, now);
    for (int i = 0; i < now.capacity(); i++) {
      if (Math.abs((now.get(i) & 0xff) - (before.get(i) & 0xff)) > DIFFERENCE) {
        moves.incrementAndGet();
        break;
      }
    }
    ByteBuffer old = before;
    before = now;
    now = old;
  }
}
