package dev.parley.media.sound;

/** Calculates the level of a piece of sound. */
public final class Loudness {
  /** What is quieter counts as silence: a still room through a good microphone. */
  private static final double FLOOR_DB = -60;

  private Loudness() {}

  /** The root mean square, 0 to 1, linear; 16 bit, little-endian. */
  static double rms(byte[] samples, int bytes) {
    double sum = 0;
    for (int at = 0; at + 1 < bytes; at += 2) {
      double sample = (short) ((samples[at] & 0xff) | (samples[at + 1] << 8)) / 32768.0;
      sum += sample * sample;
    }
    return bytes < 2 ? 0 : Math.sqrt(sum / (bytes / 2));
  }

  /** As it seems to an ear, 0 to 1: even steps in decibels, from -60 dB to full scale. */
  public static double seeming(double rms) {
    double decibels = 20 * Math.log10(Math.max(rms, 1e-9));
    return Math.max(0, Math.min(1, 1 - decibels / FLOOR_DB));
  }
}
