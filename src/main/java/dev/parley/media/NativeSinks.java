package dev.parley.media;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns our sinks into those of a native track: nothing leaks, and nothing is thrown. */
public final class NativeSinks {
  private static final Logger LOG = LoggerFactory.getLogger(NativeSinks.class);

  private NativeSinks() {}

  /** A sink for a video track; each frame is a copy of its own and is given back here. */
  public static VideoTrackSink pictures(FrameSink sink) {
    return frame -> {
      try {
        sink.frame(new Frame(frame));
      } catch (Throwable failure) { // would abort the JVM
        LOG.error("a sink for pictures failed", failure);
      } finally {
        frame.release();
      }
    };
  }

  /** A sink for an audio track. */
  public static AudioTrackSink sound(AudioSink sink) {
    return (samples, bitsPerSample, sampleRate, channels, frames) -> {
      try {
        if (bitsPerSample == 16) {
          sink.sound(samples, sampleRate, channels, frames);
        }
      } catch (Throwable failure) { // would abort the JVM
        LOG.error("a sink for sound failed", failure);
      }
    };
  }
}
