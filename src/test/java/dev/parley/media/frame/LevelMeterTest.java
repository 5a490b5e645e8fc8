package dev.parley.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LevelMeterTest {
  private static final int RATE = 48_000;

  private final List<Double> levels = new ArrayList<>();
  private final LevelMeter meter = new LevelMeter(levels::add);

  /** A tone of that height for so many blocks of 10 ms. */
  private void hears(double height, int channels, int blocks) {
    int frames = RATE / 100;
    for (int block = 0; block < blocks; block++) {
      byte[] samples = new byte[2 * channels * frames];
      for (int i = 0; i < frames * channels; i++) {
        double wave = Math.sin(2 * Math.PI * 440 * (block * frames + i / channels) / RATE);
        short sample = (short) Math.round(height * Short.MAX_VALUE * wave);
        samples[2 * i] = (byte) sample;
        samples[2 * i + 1] = (byte) (sample >> 8);
      }
      meter.sound(samples, RATE, channels, frames);
    }
  }

  @Test
  void theLevelComesTenTimesASecond() {
    hears(0.5, 1, 100);
    assertEquals(10, levels.size());
    levels.forEach(level -> assertEquals(0.5, level, 0.01));
  }

  @Test
  void stereoIsAsLoud() {
    hears(0.25, 2, 10);
    assertEquals(0.25, levels.get(0), 0.01);
  }

  @Test
  void silenceIsZeroAndFullScaleIsOne() {
    hears(0, 1, 10);
    hears(1, 1, 10);
    assertEquals(0, levels.get(0));
    assertEquals(1, levels.get(1), 0.001);
  }

  @Test
  void soundThatIsShorterThanItSaysIsMeasuredAsFarAsItGoes() {
    for (int i = 0; i < 10; i++) {
      meter.sound(new byte[] {0, 64, 7}, RATE, 1, 480);
      meter.sound(new byte[0], RATE, 1, 480);
    }
    assertEquals(2, levels.size());
  }
}
