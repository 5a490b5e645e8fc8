package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.screen.ScreenPacing.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class ScreenPacingTest {
  private static final long SECOND = 1_000_000_000L;

  private final ScreenPacing pacing = new ScreenPacing();

  @Test
  void theFirstPictureIsDueAtOnce() {
    assertEquals(Step.LOOK, pacing.next(false, -5));
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void whatMovesIsLookedAtEachTime(Screen.Preference preference) {
    for (int tick = 0; tick < 100; tick++) {
      assertEquals(Step.LOOK, pacing.next(true, tick * SECOND / preference.fps));
    }
  }

  @Test
  void whatCameToRestIsRepeatedForASecondSoThatItGetsSharp() {
    pacing.next(true, 0);

    assertEquals(Step.REPEAT, pacing.next(false, SECOND / 15));
    assertEquals(Step.LOOK, pacing.next(false, SECOND * 8 / 10));
    assertEquals(Step.REPEAT, pacing.next(false, SECOND * 9 / 10));
    assertEquals(Step.NOTHING, pacing.next(false, SECOND * 11 / 10));
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void whatRestsIsShownOftenEnoughNotToLookFrozen(Screen.Preference preference) {
    long longest = 0;
    long last = 0;
    int shown = 0;
    for (long now = 0; now < 20 * SECOND; now += SECOND / preference.fps) {
      if (pacing.next(false, now) != Step.NOTHING) {
        longest = Math.max(longest, now - last);
        last = now;
        shown += now > 2 * SECOND ? 1 : 0;
      }
    }
    assertTrue(longest > SECOND / 2 && longest < SECOND, longest + " ns");
    assertTrue(shown < 24, shown + " in 18 s");
  }
}
