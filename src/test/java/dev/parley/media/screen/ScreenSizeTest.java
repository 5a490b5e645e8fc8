package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.screen.Screen.Preference;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ScreenSizeTest {
  @ParameterizedTest
  @CsvSource({
    "TEXT, 1280, 800, 1280, 800",
    "TEXT, 2560, 1440, 2560, 1440",
    "TEXT, 3840, 2160, 2560, 1440",
    "TEXT, 3840, 1080, 2560, 720",
    "MOTION, 1280, 800, 1280, 800",
    "MOTION, 1920, 1200, 1728, 1080",
    "MOTION, 2560, 1440, 1920, 1080",
    "MOTION, 1000, 3000, 360, 1080",
  })
  void theShapeIsKeptWithinWhatThePreferenceBears(
      Preference preference, int width, int height, int sentWidth, int sentHeight) {
    assertEquals(
        new ScreenSize(sentWidth, sentHeight), new ScreenSize(width, height).within(preference));
  }

  @Test
  void everySizeBecomesEvenAndNoneGrows() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      ScreenSize size = new ScreenSize(2 + random.nextInt(6000), 2 + random.nextInt(4000)).even();
      ScreenSize sent = size.within(Preference.MOTION);
      assertEquals(sent, sent.even());
      assertTrue(sent.width() <= size.width() && sent.height() <= size.height(), sent.toString());
      assertTrue(sent.width() <= 1920 && sent.height() <= 1080, sent.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2, 2, true",
    "0, 100, false",
    "100, 1, false",
    "5120, 2880, true",
    "32000, 32000, false"
  })
  void onlyWhatCanBeReadIsUsable(int width, int height, boolean usable) {
    assertEquals(usable, new ScreenSize(width, height).isUsable());
  }
}
