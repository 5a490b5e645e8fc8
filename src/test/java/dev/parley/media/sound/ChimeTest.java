package dev.parley.media.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class ChimeTest {

  @ParameterizedTest
  @EnumSource
  void itIsAsLongAsItSays(Chime chime) {
    assertEquals(chime.length().toMillis() * 48 * 2, chime.samples().length);
    assertTrue(chime.length().toMillis() <= 2500, chime.length().toString());
  }

  @ParameterizedTest
  @EnumSource
  void itIsSoftAndNotSilent(Chime chime) {
    int most = 0;
    for (short sample : shorts(chime)) {
      most = Math.max(most, Math.abs(sample));
    }
    assertEquals(0.25, most / 32767.0, 0.01);
  }

  /** A jump between two samples is a click: a full swing at 1 kHz moves 0.13 of it at most. */
  @ParameterizedTest
  @EnumSource
  void nothingClicks(Chime chime) {
    short[] samples = shorts(chime);
    assertTrue(Math.abs(samples[0]) < 50 && Math.abs(samples[samples.length - 1]) < 200);
    for (int i = 1; i < samples.length; i++) {
      assertTrue(Math.abs(samples[i] - samples[i - 1]) < 0.08 * 32767, chime + " at " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachOfItsNotesIsInIt(Chime chime) {
    double everything = Spectrum.energy(chime.samples());
    for (Chime.Note note : chime.notes()) {
      double part = Spectrum.share(chime.samples(), note.hertz()) / everything;
      assertTrue(part > 0.01, chime + " has " + part + " at " + note.hertz());
    }
  }

  @Test
  void noTwoAreAlike() {
    Set<List<Chime.Note>> different = new HashSet<>();
    Stream.of(Chime.values()).map(Chime::notes).forEach(different::add);
    assertEquals(Chime.values().length, different.size());
  }

  private static short[] shorts(Chime chime) {
    byte[] bytes = chime.samples();
    short[] samples = new short[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
    return samples;
  }
}
