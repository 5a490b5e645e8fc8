package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoTrack;

/** Represents an open video source. */
interface OpenPicture extends Opened {

  /** What to give to a connection. */
  VideoTrack track();

  /** Takes a received picture; an echo sends it back. Native thread. */
  void received(Frame frame);
}
