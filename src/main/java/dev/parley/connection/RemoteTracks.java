package dev.parley.connection;

import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.media.AudioSink;
import dev.parley.media.FrameSink;
import dev.parley.media.NativeSinks;
import java.util.HashMap;
import java.util.Map;

/**
 * Leads the received picture and sound to their sinks. Used on the loop.
 *
 * <p>A track event comes again when a transceiver is activated again, with another Java object for
 * the same track; a second sink would double each frame, and a sink can be taken off only through
 * the object by which it was put on (measured). So each mid gets its sink once, and the object is
 * kept. Remote tracks are never disposed of: they belong to the connection.
 */
final class RemoteTracks {
  private final VideoTrackSink picture;
  private final AudioTrackSink sound;
  private final boolean silent;
  private final Map<String, Runnable> detachByMid = new HashMap<>();
  private String videoMid;
  private String audioMid;
  private AudioTrack playing;
  private boolean muted;
  private volatile boolean closed;

  /**
   * @param silent whether the sound must not be heard
   */
  RemoteTracks(FrameSink picture, AudioSink sound, boolean silent) {
    this.picture =
        NativeSinks.pictures(
            frame -> {
              if (!closed) {
                picture.frame(frame);
              }
            });
    this.sound =
        NativeSinks.sound(
            (samples, rate, channels, frames) -> {
              if (!closed) {
                sound.sound(samples, rate, channels, frames);
              }
            });
    this.silent = silent;
  }

  /** Takes a received track. Of several of a kind the newest is shown, or heard. */
  void add(RTCRtpTransceiver transceiver) {
    String mid = transceiver.getMid();
    if (closed || mid == null || detachByMid.containsKey(mid)) {
      return;
    }
    MediaStreamTrack track = transceiver.getReceiver().getTrack();
    if (track instanceof VideoTrack video) {
      detach(videoMid);
      videoMid = mid;
      video.addSink(picture);
      detachByMid.put(mid, () -> video.removeSink(picture));
    } else if (track instanceof AudioTrack audio) {
      detach(audioMid);
      audioMid = mid;
      playing = audio;
      play();
      audio.addSink(sound);
      detachByMid.put(mid, () -> audio.removeSink(sound));
    }
  }

  /**
   * Plays what comes, or not: a peer that says it is mute is silent at once, while what waits in
   * the jitter buffer would be heard for another 0.1 to 0.7 s (measured).
   */
  void play(boolean on) {
    muted = !on;
    play();
  }

  private void play() {
    if (playing != null && !closed) {
      playing.setEnabled(!silent && !muted); // not played; the sink still gets it
    }
  }

  /** Takes all sinks off, before the connection is closed. No picture or sound comes after it. */
  void close() {
    closed = true;
    detachByMid.values().forEach(Runnable::run);
    detachByMid.clear();
  }

  /** The mid stays known, so that an event that comes again does not bring the old track back. */
  private void detach(String mid) {
    if (mid != null) {
      detachByMid.put(mid, () -> {}).run();
    }
  }
}
