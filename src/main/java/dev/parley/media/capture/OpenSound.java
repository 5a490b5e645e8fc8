package dev.parley.media.capture;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.Opened;

/** Represents an open audio source. */
interface OpenSound extends Opened, AudioSink {

  /** What to give to a connection. */
  AudioTrack track();

  /** Sends its sound, or silence in place of it. At once. */
  void enable(boolean on);
}
