package dev.parley.media.device;

import dev.onvoid.webrtc.media.audio.AudioOptions;

/**
 * Says how a microphone's sound is processed before it is sent (libwebrtc's audio processing).
 *
 * @param echoCancellation takes away what the speaker plays
 * @param noiseSuppression takes away what is steady: a fan, and a test tone by 20 dB (measured)
 * @param gainControl makes a quiet voice louder
 */
public record SoundOptions(
    boolean echoCancellation, boolean noiseSuppression, boolean gainControl) {
  /** What a person at a desk wants. */
  public static final SoundOptions ALL = new SoundOptions(true, true, true);

  /** The sound as it is: for music, and for measuring. */
  public static final SoundOptions NONE = new SoundOptions(false, false, false);

  public AudioOptions forLibrary() {
    AudioOptions options = new AudioOptions(); // all off unless said
    options.echoCancellation = echoCancellation;
    options.noiseSuppression = noiseSuppression;
    options.autoGainControl = gainControl;
    options.highpassFilter = noiseSuppression; // takes away what rumbles: noise of another kind
    return options;
  }
}
