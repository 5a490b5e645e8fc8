package dev.parley.media.frame;

/** Receives how loud the people in a call are. */
public interface LevelSink {
  /** Nobody asks: then nothing is measured. */
  LevelSink NONE = (peerId, level) -> {};

  /**
   * Takes the level of the last tenth of a second, on a native thread: back within a few
   * milliseconds, no exception.
   *
   * @param level the height of the waves, 0 to 1, linear
   */
  void level(String peerId, double level);
}
