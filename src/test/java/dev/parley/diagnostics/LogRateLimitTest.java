package dev.parley.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LogRateLimitTest {
  private final List<String> leftOut = new ArrayList<>();
  private final LogRateLimit logRateLimit =
      new LogRateLimit(3, (latest, times) -> leftOut.add(times + " " + latest.getMessage()));

  @Test
  void whatIsSaidTooOftenIsLeftOutAndCounted() {
    for (int time = 0; time < 1000; time++) {
      assertEquals(
          time < 3, logRateLimit.admits(at(0, "a frame is dropped: {}", "different " + time)));
    }
    assertTrue(logRateLimit.admits(at(5, "connected", "")), "something else has its own ration");
    assertEquals(List.of(), leftOut);
    assertTrue(logRateLimit.admits(at(10, "a frame is dropped: {}", "")));
    assertEquals(List.of("997 a frame is dropped: {}"), leftOut);
  }

  @Test
  void theEndSaysWhatIsStillLeftOut() {
    for (int time = 0; time < 5; time++) {
      logRateLimit.admits(at(0, "again", ""));
    }
    logRateLimit.settle();
    logRateLimit.settle();
    assertEquals(List.of("2 again"), leftOut);
  }

  @Test
  void everDifferentThingsShareOneInTheEnd() {
    int admitted = 0;
    for (int one = 0; one < 10_000; one++) {
      admitted += logRateLimit.admits(at(0, "thing " + one, "")) ? 1 : 0;
    }
    assertTrue(admitted <= 503, "" + admitted);
  }

  @Test
  void aClockThatIsSetBackHoldsNothingUp() {
    for (int time = 0; time < 5; time++) {
      logRateLimit.admits(at(1000, "again", ""));
    }
    assertFalse(logRateLimit.admits(at(1000, "again", "")));
    assertTrue(logRateLimit.admits(at(0, "again", "")));
  }

  private static LoggingEvent at(long second, String pattern, String argument) {
    LoggingEvent event = new LoggingEvent();
    event.setInstant(Instant.ofEpochSecond(second));
    event.setLoggerName("Loud");
    event.setMessage(pattern);
    event.setArgumentArray(new Object[] {argument});
    return event;
  }
}
