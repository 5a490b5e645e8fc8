package dev.parley.connection.quality;

import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;

/** Passes frames on, and records how many there were and the height of the last one. */
public final class FrameMeter implements FrameSink {
  private final FrameSink next;
  private volatile long count;
  private volatile int height;

  public FrameMeter(FrameSink next) {
    this.next = next;
  }

  /** Native thread, one at a time: two plain writes are all that it costs. */
  @Override
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  public void frame(Frame frame) {
    count = count + 1;
    height = Math.min(frame.width(), frame.height());
    next.frame(frame);
  }

  /** Pictures so far. Any thread. */
  public long count() {
    return count;
  }

  /**
   * Lines of the last picture, held with its long side lying; 0 before there was one. Any thread.
   */
  public int height() {
    return height;
  }
}
