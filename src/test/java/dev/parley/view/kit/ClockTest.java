package dev.parley.view.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ClockTest {

  @ParameterizedTest
  @CsvSource({"PT0S,00:00", "PT59.9S,00:59", "PT2M41S,02:41", "PT1H2M3S,1:02:03", "PT-5S,00:00"})
  void theLengthOfACall(Duration span, String words) {
    assertEquals(words, Clock.length(span));
  }

  @ParameterizedTest
  @CsvSource({
    "PT7S,trying again in 7 s",
    "PT6.001S,trying again in 7 s",
    "PT0.2S,trying again in 1 s",
    "PT0S,trying again now",
    "PT-3S,trying again now"
  })
  void theTimeUntilTheNextTry(Duration left, String words) {
    assertEquals(words, Clock.untilRetry(left));
  }
}
