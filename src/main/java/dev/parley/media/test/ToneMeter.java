package dev.parley.media.test;

import dev.parley.media.frame.AudioSink;
import java.util.OptionalDouble;

/**
 * Measures the last second of the sound that it receives. Any thread; measuring costs a few
 * milliseconds, taking sound in next to nothing.
 */
public final class ToneMeter implements AudioSink {
  public static final int LOWEST_HZ = 100;
  public static final int HIGHEST_HZ = 3400;

  /** Below this level (-60 dB) there is silence, and silence has no tone. */
  private static final double SILENCE = 0.001;

  /** The part of the energy that must be in the one tone: speech and noise have far less. */
  private static final double PURITY = 0.6;

  private float[] ring = new float[0];
  private int rate;
  private int at;
  private int filled;

  @Override
  public synchronized void sound(byte[] samples, int sampleRate, int channels, int frames) {
    if (sampleRate <= 0 || channels <= 0 || samples.length < 2 * channels * frames) {
      return;
    }
    if (sampleRate != rate) {
      rate = sampleRate;
      ring = new float[sampleRate];
      at = 0;
      filled = 0;
    }
    for (int i = 0; i < frames; i++) {
      int first = 2 * channels * i; // the first channel stands for all
      ring[at] = (short) (samples[first] & 0xff | samples[first + 1] << 8) / 32768f;
      at = (at + 1) % ring.length;
    }
    filled = Math.min(filled + frames, ring.length);
  }

  /** The root mean square of the last second, 0 to 1, linear; 0 before the first sound. */
  public double level() {
    return rms(lastSecond().samples());
  }

  /**
   * The frequency of the last second in Hz, to within 1 Hz; empty when it was not one clear tone
   * between 100 and 3400 Hz, or less than a second has come.
   */
  public OptionalDouble frequency() {
    Sound raw = lastSecond();
    if (raw.samples().length < raw.rate() || rms(raw.samples()) < SILENCE) {
      return OptionalDouble.empty();
    }
    Sound sound = reduced(raw);
    // A quarter of a second tells 8 Hz apart; then the whole second tells 1 Hz apart.
    Sound quarter = windowed(sound, sound.rate() / 4);
    Sound whole = windowed(sound, sound.rate());
    double coarse = strongest(quarter, LOWEST_HZ, HIGHEST_HZ, 4);
    double fine = strongest(whole, coarse - 8, coarse + 8, 0.5);
    // A sine of that rms has this power in the Goertzel sum under the window (Hann: mean 1/2).
    double rms = rms(sound.samples());
    double pure = rms * rms / 2 * sound.rate() * sound.rate() / 4;
    return power(whole, fine) >= PURITY * pure ? OptionalDouble.of(fine) : OptionalDouble.empty();
  }

  private record Sound(float[] samples, int rate) {}

  private synchronized Sound lastSecond() {
    float[] copy = new float[filled];
    for (int i = 0; i < filled; i++) {
      copy[i] = ring[Math.floorMod(at - filled + i, ring.length)];
    }
    return new Sound(copy, rate);
  }

  private static double rms(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return samples.length == 0 ? 0 : Math.sqrt(sum / samples.length);
  }

  /** At 8 kHz or a little more, which is enough for the highest tone and six times as fast. */
  private static Sound reduced(Sound sound) {
    int factor = Math.max(1, sound.rate() / 8000);
    float[] means = new float[sound.samples().length / factor];
    for (int i = 0; i < means.length * factor; i++) {
      means[i / factor] += sound.samples()[i] / factor;
    }
    return new Sound(means, sound.rate() / factor);
  }

  /** The newest samples, under a Hann window. */
  private static Sound windowed(Sound sound, int length) {
    float[] window = new float[length];
    int start = sound.samples().length - length;
    for (int i = 0; i < length; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
      window[i] = (float) (weight * sound.samples()[start + i]);
    }
    return new Sound(window, sound.rate());
  }

  private static double strongest(Sound sound, double from, double to, double step) {
    double best = from;
    double most = -1;
    for (double hertz = from; hertz <= to; hertz += step) {
      double power = power(sound, hertz);
      if (power > most) {
        most = power;
        best = hertz;
      }
    }
    return best;
  }

  /** Goertzel's algorithm. */
  private static double power(Sound sound, double hertz) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / sound.rate());
    double before = 0;
    double last = 0;
    for (float sample : sound.samples()) {
      double now = sample + coefficient * last - before;
      before = last;
      last = now;
    }
    return last * last + before * before - coefficient * last * before;
  }
}
