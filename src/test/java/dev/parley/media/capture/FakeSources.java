package dev.parley.media.capture;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.MediaException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.mockito.Mockito;

/** Sources without a machine: says what is opened and closed, and what shall fail does. */
final class FakeSources implements Sources {
  final List<String> done = new ArrayList<>();
  final List<String> broken = new ArrayList<>();
  final List<String> microphones = new ArrayList<>();
  int holds;

  /** To be told that the newest picture ended by itself. */
  Consumer<String> ended;

  /** The names of what is open, in the order of opening. */
  final List<String> open = new ArrayList<>();

  private static String name(PictureSource which) {
    return which.kind() + (which.name().isEmpty() ? "" : " " + which.name());
  }

  private void begin(String name) throws MediaException {
    if (broken.contains(name)) {
      throw new MediaException(name + " does not open.");
    }
    open.add(name);
  }

  @Override
  public OpenPicture picture(PictureSource which, Consumer<String> ended) throws MediaException {
    this.ended = ended;
    String name = name(which);
    begin(name);
    VideoTrack track = Mockito.mock(VideoTrack.class, name);
    return new OpenPicture() {
      @Override
      public VideoTrack track() {
        return track;
      }

      @Override
      public void received(Frame frame) {}

      @Override
      public void stop() {
        open.remove(name);
      }

      @Override
      public void free() {}
    };
  }

  @Override
  public OpenSound sound(SoundSource which, String microphone) throws MediaException {
    String name = which.kind().toString();
    begin(name);
    if (which.kind() == SoundSource.Kind.MICROPHONE) {
      microphones.add(microphone);
    }
    AudioTrack track = Mockito.mock(AudioTrack.class, name);
    return new OpenSound() {
      @Override
      public AudioTrack track() {
        return track;
      }

      @Override
      public void enable(boolean on) {
        done.add(name + (on ? " on" : " muted"));
      }

      @Override
      public void sound(byte[] samples, int sampleRate, int channels, int frames) {}

      @Override
      public void stop() {
        open.remove(name);
      }

      @Override
      public void free() {}
    };
  }

  @Override
  public void useMicrophone(String name) {
    microphones.add(name);
  }

  @Override
  public SoundGate.Hold hold() {
    holds++;
    return new SoundGate.Hold() {
      private boolean released;

      @Override
      public CompletableFuture<Void> quiet() {
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public void release() {
        if (!released) {
          released = true;
          holds--;
        }
      }
    };
  }

  @Override
  public void closed() {
    done.add("closed");
  }
}
