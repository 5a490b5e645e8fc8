package dev.parley.media.frame;

import java.util.function.DoubleConsumer;

/**
 * Measures how loud sound is, ten times a second, as libwebrtc does: by the peak of each 10 ms.
 * Every other sample is enough for that. Makes no garbage.
 */
public final class LevelMeter implements AudioSink {
  private static final int BLOCKS = 10;
  private static final int STRIDE = 2;

  private final DoubleConsumer level;
  private double energy;
  private int blocks;

  /**
   * @param level gets it, on the thread that brings the sound
   */
  public LevelMeter(DoubleConsumer level) {
    this.level = level;
  }

  @Override
  public void sound(byte[] samples, int sampleRate, int channels, int frames) {
    int peak = 0;
    int step = 2 * channels * STRIDE;
    int end = Math.min(samples.length, 2 * channels * frames) - 1;
    for (int i = 0; i < end; i += step) {
      int sample = samples[i + 1] << 8 | samples[i] & 0xff;
      peak = Math.max(peak, Math.abs(sample));
    }
    double height = Math.min(1, peak / 32_768.0);
    energy += height * height;
    blocks++;
    if (blocks == BLOCKS) {
      level.accept(Math.sqrt(energy / BLOCKS));
      energy = 0;
      blocks = 0;
    }
  }
}
