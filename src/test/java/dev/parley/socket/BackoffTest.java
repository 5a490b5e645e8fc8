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
    "0, 0, 1, 2",
    "1, 0, 2, 4",
    "2, 0, 2, 4",
    "3, 0, 2, 4",
    "4, 0, 2, 4",
    "5, 0, 5, 10",
    "6, 5, 10, 15",
    "7, 10, 15, 20",
    "8, 15, 20, 25",
    "9, 20, 25, 30",
    "10, 25, 30, 35",
    "11, 25, 30, 35",
    "1000000, 25, 30, 35"
  })
  void fiveQuickOnesAndThenFiveSecondsMoreAtEachTry(
      int failures, long least, long middle, long most) {
    assertEquals(Duration.ofSeconds(least), Backoff.delay(failures, failures, 0));
    assertEquals(Duration.ofSeconds(middle), Backoff.delay(failures, failures, 0.5));
    assertEquals(
        Duration.ofSeconds(most),
        Backoff.delay(failures, failures, 1),
        "the bound, which is never reached");
  }

  /** A server that ends each connection after the log-in: no attempt fails, and none lasts. */
  @ParameterizedTest
  @CsvSource({"0, 1", "19, 1", "20, 5", "21, 10", "1000000, 30"})
  void quickOnesAreLimitedUntilAConnectionLasts(int losses, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), Backoff.delay(0, losses, 0.5));
  }
}
