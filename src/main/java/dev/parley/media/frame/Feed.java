package dev.parley.media.frame;

import dev.onvoid.webrtc.media.video.VideoTrackSource;

/** A source of pictures with what fills it: a test card, a camera, a screen. */
public interface Feed extends Opened {

  /** What to make the track of. */
  VideoTrackSource source();

  /** Begins, once; may block a little. */
  void start() throws MediaException;

  /** To be called for each picture that the track shows: so a capture that died is noticed. */
  default void shown() {}
}
