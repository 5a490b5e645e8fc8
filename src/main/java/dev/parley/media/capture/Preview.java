package dev.parley.media.capture;

import dev.parley.loop.Loop;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.frame.Opened;
import dev.parley.media.sound.Loudness;
import dev.parley.media.sound.MicrophoneLevel;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Camera and microphone before any call, for a person to see and hear how they will be. {@code
 * Media.preview} opens it; a call that begins closes it. All methods are called on the loop.
 */
public final class Preview {
  private static final Words WORDS = Words.in(Preview.class);

  /**
   * Not one bit of sound for so long: a microphone that is switched off, or that is not allowed.
   */
  static final Duration DEAF = Duration.ofSeconds(3);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  /** Hears of a preview, on the loop, until it is closed. */
  public interface Listener {
    /** How loud the microphone seems, 0 to 1, some twenty times a second. */
    void level(double level);

    /** What is wrong with the camera and what to do, in a sentence; empty once nothing is. */
    void camera(String trouble);

    /** The same of the microphone. */
    void microphone(String trouble);
  }

  private final Loop loop;
  private final Listener listener;
  private final Sources sources;
  private final boolean hears;
  private final LatestWinsOpener<String, Opened> ear;
  private final DeviceInUse microphone = new DeviceInUse("microphone");

  /** Null before {@link #begin}. */
  private Capture picture;

  private Pick pick = Pick.of(MediaChoice.Kind.NONE);
  private boolean soundServer;
  private String cameraTrouble = "";
  private String microphoneTrouble = "";
  private Loop.Timer deaf = () -> {};

  /** Ends once the devices are free; null while it is open. */
  private CompletableFuture<Void> closed;

  /**
   * @param hears whether to open the microphone, too
   */
  public Preview(
      Loop loop,
      Sources sources,
      MicrophoneLevel microphoneLevel,
      boolean hears,
      Listener listener) {
    this.loop = loop;
    this.hears = hears;
    this.sources = sources;
    this.listener = listener;
    ear =
        new LatestWinsOpener<>(
            loop, name -> microphoneLevel.listen(name, this::heard), new Hearing());
  }

  /** Opens what is chosen, now that it is known what there is. */
  public void begin(MediaChoice choice, Devices there, boolean hasSoundServer) {
    if (closed == null) {
      soundServer = hasSoundServer;
      picture = new Capture(loop, sources, silent(choice), there, new Seeing());
      look(choice, there);
      picture.open(() -> {});
      microphone.choose(choice.microphone(), there.microphones());
      listen();
    }
  }

  /** Other devices from now on. */
  public void choose(MediaChoice choice, Devices there) {
    if (closed == null && picture != null) {
      cameraTrouble("");
      picture.choose(silent(choice), there);
      look(choice, there);
      microphone.choose(choice.microphone(), there.microphones());
      listen();
    }
  }

  /** The devices of the machine have changed. */
  public void look(MediaChoice choice, Devices there, boolean hasSoundServer) {
    if (closed == null && picture != null) {
      soundServer = hasSoundServer;
      picture.look(there);
      look(choice, there);
      microphone.look(there.microphones());
      listen();
    }
  }

  private static MediaChoice silent(MediaChoice choice) {
    return choice.withMicrophone(Pick.of(MediaChoice.Kind.NONE));
  }

  private void look(MediaChoice choice, Devices there) {
    pick = choice.microphone();
    if (choice.camera().kind() == MediaChoice.Kind.NONE) {
      cameraTrouble(WORDS.say("preview.camera.off"));
    } else if (choice.camera().wantsDevice() && there.cameras().isEmpty()) {
      cameraTrouble(WORDS.say("preview.camera.none"));
    } else {
      cameraTrouble("");
    }
  }

  private void listen() {
    if (!hears) {
      return;
    }
    String name = soundServer ? microphone.name() : "";
    ear.want(name.isEmpty() ? null : name);
    if (!name.isEmpty()) {
      microphoneTrouble("");
      return;
    }
    deaf.cancel();
    listener.level(0);
    if (pick.kind() == MediaChoice.Kind.NONE) {
      microphoneTrouble(WORDS.say("preview.microphone.off"));
    } else if (pick.wantsDevice()) {
      microphoneTrouble(WORDS.say(soundServer ? "preview.microphone.none" : "preview.sound.none"));
    }
  }

  /** Any thread. */
  private void heard(double rms) {
    loop.post(
        () -> {
          if (closed == null) {
            if (rms > 0) {
              microphoneTrouble("");
              waitForSound();
            }
            listener.level(Loudness.seeming(rms));
          }
        });
  }

  private void waitForSound() {
    deaf.cancel();
    deaf = loop.after(DEAF, () -> microphoneTrouble(WORDS.say("preview.microphone.silent")));
  }

  private void cameraTrouble(String sentence) {
    if (!sentence.equals(cameraTrouble)) {
      cameraTrouble = sentence;
      listener.camera(sentence);
    }
  }

  private void microphoneTrouble(String sentence) {
    if (!sentence.equals(microphoneTrouble) && closed == null) {
      microphoneTrouble = sentence;
      listener.microphone(sentence);
    }
  }

  /**
   * Releases the devices.
   *
   * @return ends once they are free, never exceptionally
   */
  public CompletableFuture<Void> close() {
    loop.assertOn();
    if (closed == null) {
      deaf.cancel();
      Capture shown = picture;
      closed =
          loop.offload(
                  "close the preview",
                  () -> {
                    ear.stop();
                    if (shown != null) {
                      shown.close();
                    } else {
                      sources.closed();
                    }
                  },
                  CLOSE_LIMIT)
              .exceptionally(slow -> null);
    }
    return closed;
  }

  private final class Hearing implements LatestWinsOpener.Listener<String, Opened> {
    @Override
    public void opened(String name, Opened thing) {
      waitForSound();
    }

    @Override
    public void closing() {
      deaf.cancel();
      listener.level(0);
    }

    @Override
    public void failed(String name, String sentence) {
      microphoneTrouble(sentence);
    }
  }

  /** What changes by itself is told where the devices are looked at; what fails is told here. */
  private final class Seeing implements Capture.Listener {
    @Override
    public void note(String sentence) {
      cameraTrouble(sentence + " " + WORDS.say("preview.camera.advice"));
    }
  }
}
