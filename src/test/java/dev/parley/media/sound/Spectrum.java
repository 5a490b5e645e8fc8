package dev.parley.media.sound;

/** How much of a sound (48 kHz, mono, 16 bit) is at one frequency. */
final class Spectrum {
  private Spectrum() {}

  /** The sum of its squares, over its length. */
  static double energy(byte[] sound) {
    double sum = 0;
    for (int i = 0; i < sound.length / 2; i++) {
      double sample = sample(sound, i);
      sum += sample * sample;
    }
    return sum / (sound.length / 2);
  }

  /** The mean power within about 10 Hz of a frequency, by Goertzel over pieces of 100 ms. */
  static double share(byte[] sound, double hertz) {
    int piece = Chime.SAMPLE_RATE / 10;
    int pieces = sound.length / 2 / piece;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      sum += power(sound, i * piece, piece, hertz);
    }
    return sum / pieces;
  }

  private static double power(byte[] sound, int from, int length, double hertz) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / Chime.SAMPLE_RATE);
    double before = 0;
    double last = 0;
    for (int i = 0; i < length; i++) {
      double now = sample(sound, from + i) + coefficient * last - before;
      before = last;
      last = now;
    }
    double magnitude = last * last + before * before - coefficient * last * before;
    return 2 * magnitude / length / length;
  }

  private static double sample(byte[] sound, int at) {
    return (short) ((sound[2 * at] & 0xff) | (sound[2 * at + 1] << 8)) / 32768.0;
  }
}
