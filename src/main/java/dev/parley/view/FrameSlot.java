package dev.parley.view;

import dev.parley.media.Frame;
import dev.parley.media.FrameSink;
import java.util.function.Consumer;

/**
 * The end of a stream of pictures, before the JavaFX thread: keeps the newest alone, and none while
 * closed. It exists before the window does, so that the other rooms can be wired to it at once.
 */
final class FrameSlot implements FrameSink {
  private final Latest<Frame> latest = new Latest<>(Frame::release);
  private volatile boolean open;

  /** Native thread: no conversion, no waiting. */
  @Override
  public void frame(Frame frame) {
    if (!open) {
      return;
    }
    frame.retain();
    latest.offer(frame);
    if (!open) {
      latest.empty(); // closed meanwhile: whoever empties the slot last releases
    }
  }

  /**
   * From now on the newest picture goes to the taker, who releases it. JavaFX thread.
   *
   * @param taker runs on the JavaFX thread
   */
  void open(Consumer<Frame> taker) {
    latest.open(taker);
    open = true;
  }

  /** Drops what waits and what comes. Any thread. */
  void close() {
    open = false;
    latest.close();
  }
}
