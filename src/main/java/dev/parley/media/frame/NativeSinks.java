package dev.parley.media.frame;

import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adapts our sinks to those of a native track, without leaks or exceptions. */
public final class NativeSinks {
  private static final Logger LOG = LoggerFactory.getLogger(NativeSinks.class);

  private NativeSinks() {}

  /** A sink for a video track; each frame is a copy of its own and is given back here. */
  public static VideoTrackSink pictures(FrameSink sink) {
    return frame -> {
      try {
        sink.frame(new Frame(frame));
      } catch (Throwable failure) { // would abort the JVM
        LOG.error("a video sink failed", failure);
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
        LOG.error("an audio sink failed", failure);
      }
    };
  }
}
