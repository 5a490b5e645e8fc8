package dev.parley.media.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ToneMeterTest {
  private static final int RATE = 48_000;

  private final ToneMeter meter = new ToneMeter();

  @ParameterizedTest
  @ValueSource(ints = {100, 440, 443, 660, 1000, 3399})
  void theTestToneIsMeasured(int hertz) {
    TestTone tone = new TestTone(hertz);
    for (int i = 0; i < 100; i++) {
      meter.sound(tone.next(), TestTone.SAMPLE_RATE, 1, TestTone.FRAMES);
    }

    assertEquals(hertz, meter.frequency().orElseThrow(), 1);
    assertEquals(0.3 / Math.sqrt(2), meter.level(), 0.01);
  }

  @Test
  void silenceHasNoTone() {
    feed(RATE, 1, i -> 0);

    assertEquals(OptionalDouble.empty(), meter.frequency());
    assertEquals(0, meter.level());
  }

  @Test
  void noiseHasALevelAndNoTone() {
    Random random = new Random(1);
    feed(RATE, 1, i -> random.nextDouble() - 0.5);

    assertEquals(OptionalDouble.empty(), meter.frequency());
    assertTrue(meter.level() > 0.2);
  }

  @Test
  void twoEqualTonesAreNotOne() {
    feed(RATE, 1, i -> 0.2 * sine(440, i, RATE) + 0.2 * sine(660, i, RATE));

    assertEquals(OptionalDouble.empty(), meter.frequency());
  }

  @Test
  void aToneOutOfALittleNoiseIsStillOne() {
    Random random = new Random(1);
    feed(RATE, 1, i -> 0.3 * sine(523, i, RATE) + 0.05 * random.nextGaussian());

    assertEquals(523, meter.frequency().orElseThrow(), 1);
  }

  @Test
  void stereoAndAnotherRateAreUnderstood() {
    feed(44_100, 2, i -> 0.3 * sine(440, i, 44_100));

    assertEquals(440, meter.frequency().orElseThrow(), 1);
  }

  @Test
  void lessThanASecondIsNotEnough() {
    TestTone tone = new TestTone(440);
    meter.sound(tone.next(), TestTone.SAMPLE_RATE, 1, TestTone.FRAMES);

    assertEquals(OptionalDouble.empty(), meter.frequency());
  }

  @Test
  void theOldToneIsForgotten() {
    feed(RATE, 1, i -> 0.3 * sine(440, i, RATE));
    feed(RATE, 1, i -> 0.3 * sine(660, i, RATE));

    assertEquals(660, meter.frequency().orElseThrow(), 1);
  }

  @Test
  void nonsenseIsLeftOut() {
    meter.sound(new byte[3], 0, 0, 480);
    meter.sound(new byte[3], RATE, 1, 480);

    assertEquals(0, meter.level());
  }

  private static double sine(int hertz, int at, int rate) {
    return Math.sin(2 * Math.PI * hertz * at / rate);
  }

  /** Gives the meter one second, 10 ms at a time. */
  private void feed(int rate, int channels, IntToDoubleFunction wave) {
    int frames = rate / 100;
    for (int piece = 0; piece < 100; piece++) {
      byte[] samples = new byte[2 * channels * frames];
      for (int i = 0; i < frames * channels; i++) {
        int sample = (int) Math.round(32767 * wave.applyAsDouble(piece * frames + i / channels));
        samples[2 * i] = (byte) sample;
        samples[2 * i + 1] = (byte) (sample >> 8);
      }
      meter.sound(samples, rate, channels, frames);
    }
  }
}
