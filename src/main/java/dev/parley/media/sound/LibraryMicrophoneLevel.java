package dev.parley.media.sound;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioRecorder;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.frame.Opened;
import dev.parley.text.Words;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * Measures a microphone through the library, which has a device module of its own for that. One of
 * them serves the process: it cannot be freed. On Linux it listens to the default microphone
 * whatever it is told.
 */
final class LibraryMicrophoneLevel {
  private static final Words WORDS = Words.in(LibraryMicrophoneLevel.class);

  private AudioRecorder recorder;

  synchronized Opened listen(SoundDevice microphone, List<AudioDevice> known, DoubleConsumer level)
      throws MediaException {
    NativeLibrary.load();
    AudioDevice device =
        known.stream()
            .filter(microphone::is)
            .findFirst()
            .orElseThrow(
                () -> new MediaException(WORDS.say("microphone.unusable", microphone.name())));
    if (recorder == null) {
      recorder = new AudioRecorder();
    }
    Pieces pieces = new Pieces(level);
    recorder.setAudioDevice(device);
    recorder.setAudioSink(pieces::sound);
    recorder.start();
    return pieces;
  }

  private synchronized void end() {
    recorder.stop();
  }

  /** From the library's pieces of 10 ms to ours of 50. */
  private final class Pieces implements Opened {
    private final DoubleConsumer level;
    private double sum;
    private int count;
    private volatile boolean stopped;

    Pieces(DoubleConsumer level) {
      this.level = level;
    }

    /** Native thread: an exception that leaves it ends the process. */
    private void sound(
        byte[] samples, int frames, int bytes, int channels, int rate, int delay, int drift) {
      try {
        double rms = Loudness.rms(samples, samples.length);
        sum += rms * rms;
        count++;
        if (count == 5 && !stopped) {
          level.accept(Math.sqrt(sum / count));
        }
        if (count == 5) {
          sum = 0;
          count = 0;
        }
      } catch (Throwable failure) {
        stopped = true;
      }
    }

    @Override
    public void stop() {
      if (!stopped) {
        stopped = true;
        end();
      }
    }

    @Override
    public void free() {}
  }
}
