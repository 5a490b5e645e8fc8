package dev.parley.media.test;

/** Generates a sine of one frequency, 48 kHz mono, 16-bit little-endian, in pieces of 10 ms. */
public final class TestTone {
  /** The concert pitch: the frequency unless another is asked for. */
  public static final int HZ = 440;

  public static final int SAMPLE_RATE = 48_000;

  /** Samples in 10 ms, the unit in which WebRTC takes sound. */
  public static final int FRAMES = SAMPLE_RATE / 100;

  /** Loud enough to measure, not to hurt: 0.3 of full scale, rms 0.21. */
  private static final double AMPLITUDE = 0.3 * Short.MAX_VALUE;

  private final int hertz;
  private final byte[] samples = new byte[FRAMES * 2];
  private long position;

  public TestTone(int hertz) {
    this.hertz = hertz;
  }

  /** The next 10 ms, without a click between two pieces; the array is used again. */
  public byte[] next() {
    for (int i = 0; i < FRAMES; i++) {
      // The position is taken modulo one second, in which a whole number of periods fits.
      double turns = (double) hertz * ((position + i) % SAMPLE_RATE) / SAMPLE_RATE;
      int sample = (int) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * turns));
      samples[2 * i] = (byte) sample;
      samples[2 * i + 1] = (byte) (sample >> 8);
    }
    position += FRAMES;
    return samples;
  }
}
