package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class BackoffTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "1, 0, 5, 10",
    "2, 5, 10, 15",
    "3, 10, 15, 20",
    "4, 15, 20, 25",
    "5, 20, 25, 30",
    "6, 25, 30, 35",
    "7, 25, 30, 35",
    "1000000, 25, 30, 35"
  })
  void atOnceThenFiveSecondsMoreAtEachTry(int failures, long least, long middle, long most) {
    assertEquals(Duration.ofSeconds(least), Backoff.delay(failures, 0));
    assertEquals(Duration.ofSeconds(middle), Backoff.delay(failures, 0.5));
    assertEquals(
        Duration.ofSeconds(most), Backoff.delay(failures, 1), "the bound, which is never reached");
  }
}
