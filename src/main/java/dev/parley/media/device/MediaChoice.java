package dev.parley.media.device;

import dev.parley.media.frame.MediaException;
import dev.parley.media.test.TestTone;
import dev.parley.media.test.ToneMeter;
import dev.parley.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Says which camera, microphone and speaker a call uses.
 *
 * @param toneHz the frequency of the test tone, in Hz
 * @param sound how the microphone's sound is processed
 * @param noticesMuted whether somebody who talks while muted is told so
 */
public record MediaChoice(
    Pick camera,
    Pick microphone,
    Pick speaker,
    int toneHz,
    SoundOptions sound,
    boolean noticesMuted) {
  private static final Words WORDS = Words.in(MediaChoice.class);

  /** The first device of each kind; a test source where there is none. */
  public static final MediaChoice AUTOMATIC = all(Kind.AUTOMATIC);

  /** Test card, test tone, and a silent sink that measures: a call that needs no hardware. */
  public static final MediaChoice TEST = all(Kind.TEST);

  /** Sends back what is received, and plays nothing: the built-in echo peer. */
  public static final MediaChoice ECHO =
      new MediaChoice(Pick.of(Kind.ECHO), Pick.of(Kind.ECHO), Pick.of(Kind.TEST));

  public MediaChoice {
    Objects.requireNonNull(camera);
    Objects.requireNonNull(microphone);
    Objects.requireNonNull(sound);
    if (speaker.kind() == Kind.ECHO) {
      throw new IllegalArgumentException("a speaker cannot echo");
    }
    if (toneHz < ToneMeter.LOWEST_HZ || toneHz > ToneMeter.HIGHEST_HZ) {
      throw new IllegalArgumentException("no test tone of " + toneHz + " Hz");
    }
  }

  private MediaChoice(Pick camera, Pick microphone, Pick speaker) {
    this(camera, microphone, speaker, TestTone.HZ, SoundOptions.ALL, true);
  }

  /**
   * Reads the options {@code --camera}, {@code --microphone} and {@code --speaker}; null where one
   * was not given.
   *
   * @throws IllegalArgumentException with a sentence for the person who typed them
   */
  public static MediaChoice parse(String camera, String microphone, String speaker) {
    return new MediaChoice(
        Pick.parse("--camera", camera),
        Pick.parse("--microphone", microphone),
        Pick.parse("--speaker", speaker));
  }

  /**
   * Reads the option {@code --media}, which stands for all three; null where it was not given.
   *
   * @throws IllegalArgumentException for anything but {@code test}
   */
  public static MediaChoice parseMedia(String value) {
    if (value == null) {
      return AUTOMATIC;
    }
    if (!value.strip().equalsIgnoreCase("test")) {
      throw new IllegalArgumentException("--media must be 'test', not '" + value + "'");
    }
    return TEST;
  }

  /** The same with another camera. */
  public MediaChoice withCamera(Pick other) {
    return new MediaChoice(other, microphone, speaker, toneHz, sound, noticesMuted);
  }

  /** The same with another microphone. */
  public MediaChoice withMicrophone(Pick other) {
    return new MediaChoice(camera, other, speaker, toneHz, sound, noticesMuted);
  }

  /** The same with another speaker. */
  public MediaChoice withSpeaker(Pick other) {
    return new MediaChoice(camera, microphone, other, toneHz, sound, noticesMuted);
  }

  /** The same with another test tone, so that two sides can be told apart by ear. */
  public MediaChoice withTone(int hertz) {
    return new MediaChoice(camera, microphone, speaker, hertz, sound, noticesMuted);
  }

  /** The same with other processing of the microphone's sound. */
  public MediaChoice withSound(SoundOptions options) {
    return new MediaChoice(camera, microphone, speaker, toneHz, options, noticesMuted);
  }

  /** The same, where talking while muted is noticed or not. */
  public MediaChoice withNoticesMuted(boolean notices) {
    return new MediaChoice(camera, microphone, speaker, toneHz, sound, notices);
  }

  private static MediaChoice all(Kind kind) {
    return new MediaChoice(Pick.of(kind), Pick.of(kind), Pick.of(kind));
  }

  /** How one of the three is chosen. */
  public enum Kind {
    /** The first (camera) or default (sound) device; the test source where there is none. */
    AUTOMATIC,
    /** The device of the given name, or else the first whose name contains it. */
    DEVICE,
    /** The same while that one is there, and as AUTOMATIC while it is not: one remembered. */
    PREFERRED,
    /** Nothing is sent, or played; the peer is still seen and heard. */
    NONE,
    /** Test card, test tone, silent sink. */
    TEST,
    /** What is received is sent back. No option says this. */
    ECHO
  }

  /**
   * One choice.
   *
   * @param name a part of the device's name, any case; empty unless the kind is DEVICE
   */
  public record Pick(Kind kind, String name) {
    public Pick {
      if (name.isBlank() == (kind == Kind.DEVICE || kind == Kind.PREFERRED)) {
        throw new IllegalArgumentException("a name exactly for a device: " + kind);
      }
    }

    /** One that needs no name. */
    public static Pick of(Kind kind) {
      return new Pick(kind, "");
    }

    static Pick parse(String option, String value) {
      if (value == null) {
        return of(Kind.AUTOMATIC);
      }
      String word = value.strip();
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "" ->
            throw new IllegalArgumentException(
                option + " needs a part of a device's name, 'none' or 'test'");
        case "none" -> of(Kind.NONE);
        case "test" -> of(Kind.TEST);
        default -> new Pick(Kind.DEVICE, word);
      };
    }

    /** Whether a device is meant by its name. */
    public boolean isNamed() {
      return !name.isEmpty();
    }

    /** Whether a real device is wanted, at least if there is one. */
    public boolean wantsDevice() {
      return switch (kind) {
        case AUTOMATIC, DEVICE, PREFERRED -> true;
        case NONE, TEST, ECHO -> false;
      };
    }

    public boolean matches(String device) {
      return device.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /** The device of exactly this name, or else the first that has it in its name. */
    public Optional<String> best(List<String> devices) {
      return devices.stream()
          .filter(name::equalsIgnoreCase)
          .findFirst()
          .or(() -> devices.stream().filter(this::matches).findFirst());
    }

    /** Throws where a device was named and is not among those. */
    public void check(List<String> devices, String what) throws MediaException {
      if (kind == Kind.DEVICE) {
        among(devices, what);
      }
    }

    /**
     * The one of the names of devices that fits best.
     *
     * @param what camera, microphone or speaker
     * @throws MediaException where none does
     */
    public String among(List<String> devices, String what) throws MediaException {
      Optional<String> best = best(devices);
      if (best.isPresent()) {
        return best.get();
      }
      String there = String.join(", ", devices);
      throw new MediaException(
          there.isEmpty()
              ? WORDS.say("absent." + what, name)
              : WORDS.say("absent.but." + what, name, there));
    }
  }
}
