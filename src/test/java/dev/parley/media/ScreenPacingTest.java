package dev.parley.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScreenPacingTest {
  private static final long SECOND = 1_000_000_000L;

  private final ScreenPacing pacing = new ScreenPacing();

  @Test
  void theFirstPictureIsDueAtOnce() {
    assertTrue(pacing.isDue(false, -5));
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void whatMovesIsShownAtTheFullRate(Screen.Preference preference) {
    assertEquals(preference.fps, pushed(preference, true, SECOND));
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void whatRestsIsShownOftenEnoughNotToLookFrozen(Screen.Preference preference) {
    long longest = 0;
    long last = 0;
    for (long now = 0; now < 20 * SECOND; now += SECOND / preference.fps) {
      if (pacing.isDue(false, now)) {
        pacing.pushed(now);
        longest = Math.max(longest, now - last);
        last = now;
      }
    }
    assertTrue(longest > SECOND / 2 && longest < SECOND, longest + " ns");
  }

  private int pushed(Screen.Preference preference, boolean changed, long time) {
    int pushed = 0;
    for (int tick = 0; tick < preference.fps * time / SECOND; tick++) {
      long now = tick * SECOND / preference.fps;
      if (pacing.isDue(changed, now)) {
        pacing.pushed(now);
        pushed++;
      }
    }
    return pushed;
  }
}
