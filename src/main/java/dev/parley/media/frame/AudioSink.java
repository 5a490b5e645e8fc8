package dev.parley.media.frame;

/** Receives remote sound besides the speaker: a meter, an echo. */
public interface AudioSink {

  /** Nobody listens: then the sound is not even handed to Java, 100 times a second. */
  AudioSink NONE = (samples, sampleRate, channels, frames) -> {};

  /**
   * Takes 10 ms of sound, on the native playout thread: back within a few milliseconds, no
   * exception.
   *
   * @param samples 16-bit little-endian, interleaved; valid during the call only
   * @param sampleRate in Hz
   * @param frames samples in each channel
   */
  void sound(byte[] samples, int sampleRate, int channels, int frames);
}
