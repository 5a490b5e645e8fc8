package dev.parley.view.video;

import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import dev.parley.view.kit.FxThread;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps the newest video frame until a JavaFX pulse takes it, and none while closed. It exists
 * before the window does, so that the other rooms can be wired to it at once.
 */
final class FrameSlot implements FrameSink {
  private final AtomicReference<Frame> newest = new AtomicReference<>();
  private volatile boolean open;

  /** Native thread: no conversion, no waiting, nothing queued. */
  @Override
  public void frame(Frame frame) {
    if (!open) {
      return;
    }
    frame.retain();
    drop(newest.getAndSet(frame));
    if (open) {
      FxThread.pulse();
    } else {
      drop(take()); // closed meanwhile: the last thread to empty the slot releases the frame
    }
  }

  /** From now on there is somebody who takes. JavaFX thread. */
  void open() {
    open = true;
  }

  /** The newest picture, for the caller to release; null where none has come since the last. */
  Frame take() {
    return newest.getAndSet(null);
  }

  /** Drops what waits and what comes. Any thread. */
  void close() {
    open = false;
    drop(take());
  }

  private static void drop(Frame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
