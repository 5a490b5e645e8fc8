package dev.parley.media.frame;

/**
 * Represents something that was opened for a call: a camera, a screen, a microphone. Once each, in
 * order.
 */
public interface Opened {

  /** Ends it: when this returns, its device is free and it gives nothing more. May block. */
  void stop();

  /** Frees what is native, after {@link #stop} and once nobody uses its track. May block. */
  default void free() {}
}
