package dev.parley.media.capture;

import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.Opened;

/** Represents an open video source. */
interface OpenPicture extends Opened {

  /** What to give to a connection. */
  VideoTrack track();

  /** Takes a received picture; an echo sends it back. Native thread. */
  void received(Frame frame);
}
