package dev.parley.media.frame;

/** Receives video frames: a window, a meter, an echo. */
public interface FrameSink {

  /**
   * Takes one picture, on the thread that made it (a native one, or a capture thread): no waiting,
   * no exception. The frame belongs to the caller and is gone after the call; a sink that keeps it
   * calls {@link Frame#retain} and later {@link Frame#release}.
   */
  void frame(Frame frame);
}
