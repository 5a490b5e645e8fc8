package dev.parley.media.capture;

import dev.parley.media.device.SoundOptions;
import java.util.Locale;

/**
 * Identifies the source of local sound. Not which microphone: one device module serves them all,
 * and is moved from one to another while it records.
 *
 * @param toneHz the frequency of the tone; else 0
 * @param options how a microphone's sound is processed; else {@link SoundOptions#NONE}
 */
record SoundSource(Kind kind, int toneHz, SoundOptions options) {
  /** A track must be given to a connection before there is sound: this one never has any. */
  static final SoundSource NOTHING = new SoundSource(Kind.NOTHING, 0, SoundOptions.NONE);

  static final SoundSource ECHO = new SoundSource(Kind.ECHO, 0, SoundOptions.NONE);

  /** Where the sound comes from. */
  enum Kind {
    NOTHING,
    TONE,
    ECHO,
    MICROPHONE
  }

  /** For the log, and the name of a worker. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static SoundSource tone(int hertz) {
    return new SoundSource(Kind.TONE, hertz, SoundOptions.NONE);
  }

  static SoundSource microphone(SoundOptions options) {
    return new SoundSource(Kind.MICROPHONE, 0, options);
  }
}
