package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.test.TestTone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class LoudnessTest {

  @Test
  void aTonesLevelIsThatOfItsShape() {
    byte[] tone = new TestTone(1000).next(); // ten whole periods
    assertEquals(0.3 / Math.sqrt(2), Loudness.rms(tone, tone.length), 0.001);
  }

  @Test
  void nothingIsSilent() {
    assertEquals(0, Loudness.rms(new byte[960], 960));
    assertEquals(0, Loudness.rms(new byte[0], 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "0.1, 0.667", "0.01, 0.333", "0.001, 0", "0.0001, 0", "0, 0", "2, 1"})
  void itSeemsAsLoudAsItsDecibels(double rms, double seeming) {
    assertEquals(seeming, Loudness.seeming(rms), 0.001);
  }
}
