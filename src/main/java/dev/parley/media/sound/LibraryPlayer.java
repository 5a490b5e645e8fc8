package dev.parley.media.sound;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioPlayer;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Plays through the library, which has a device module of its own for that. One of them serves the
 * process: it cannot be freed. One sound at a time.
 */
final class LibraryPlayer {
  private AudioPlayer player;

  /** Plays on this one of the devices that the library knows. */
  ChimePlayers.Player on(SoundDevice speaker, Supplier<List<AudioDevice>> known)
      throws MediaException {
    NativeLibrary.load();
    AudioDevice device = known.get().stream().filter(speaker::is).findFirst().orElse(null);
    return device == null ? null : new Turn(device);
  }

  private synchronized void play(Turn turn) {
    if (player == null) {
      player = new AudioPlayer();
    }
    player.setAudioDevice(turn.device);
    player.setAudioSource(turn::fill);
    player.start();
    try {
      turn.over.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } finally {
      player.stop();
    }
  }

  private final class Turn implements ChimePlayers.Player {
    private final AudioDevice device;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile byte[] samples;
    private double position;

    Turn(AudioDevice device) {
      this.device = device;
    }

    @Override
    public void play(byte[] sound) {
      samples = sound;
      LibraryPlayer.this.play(this);
    }

    @Override
    public void stop() {
      over.countDown();
    }

    /** Native thread: an exception that leaves it ends the process. */
    private int fill(byte[] buffer, int frames, int bytes, int channels, int rate) {
      try {
        for (int i = 0; i < frames; i++) {
          int sample = next((double) Chime.SAMPLE_RATE / rate);
          for (int channel = 0; channel < channels; channel++) {
            int at = 2 * (i * channels + channel);
            buffer[at] = (byte) sample;
            buffer[at + 1] = (byte) (sample >> 8);
          }
        }
      } catch (Throwable failure) {
        over.countDown();
      }
      return frames;
    }

    /** The nearest sample will do for a chime. */
    private int next(double step) {
      int at = 2 * (int) Math.round(position);
      position += step;
      byte[] sound = samples;
      if (at + 1 >= sound.length) {
        if (at > sound.length + Chime.SAMPLE_RATE / 2) { // what is buffered has been heard, too
          over.countDown();
        }
        return 0;
      }
      return (sound[at] & 0xff) | (sound[at + 1] << 8);
    }
  }
}
