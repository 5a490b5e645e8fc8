package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How soon clients are back after their server was away. More outages, and the return of a thousand
 * clients, are printed by {@link ReturnTimes}.
 */
@Tag("unit")
class ReturnAfterOutageTest {
  private static final Duration SOON = Duration.ofSeconds(3);

  /** The longest wait between two attempts. */
  private static final Duration LAST = Duration.ofSeconds(35);

  private final List<Duration> returns = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {0, 500, 1_000, 2_000, 3_000, 4_000, 5_000})
  void afterAShortOutageTheyAreBackWithinSeconds(long millis) {
    ReturningClients clients = new ReturningClients(100, millis);
    clients.outage(Duration.ofMillis(millis));
    assertBack(clients);
    assertSoon();
  }

  @Test
  void afterALongOutageAllAreBack() {
    ReturningClients clients = new ReturningClients(100, 1);
    clients.outage(Duration.ofMinutes(5));
    assertBack(clients);
  }

  @Test
  void aServerThatRestartsAgainAndAgainIsComeBackToEachTime() {
    ReturningClients clients = new ReturningClients(100, 1);
    for (int restart = 0; restart < 5; restart++) {
      clients.outage(Duration.ofSeconds(2));
      clients.pass(Duration.ofSeconds(6));
      returns.addAll(clients.returns());
    }
    assertSoon();
    assertTrue(returns.size() > 450, returns.size() + " of 500 were back within 6 s");
  }

  @Test
  void aThousandComeBackOverSeconds() {
    for (long millis : List.of(0, 500, 1_000, 2_000, 5_000, 10_000, 60_000)) {
      ReturningClients clients = new ReturningClients(1_000, millis);
      clients.outage(Duration.ofMillis(millis));
      clients.pass(LAST);
      assertEquals(1_000, clients.returns().size());
      assertTrue(
          clients.busiestSecond() < 750,
          clients.busiestSecond() + " log-ins in one second after an outage of " + millis + " ms");
    }
  }

  /** A server that drops everybody at once after the log-in gets the quick attempts only once. */
  @Test
  void aServerThatEndsEachConnectionIsSoonLeftInPeace() {
    ReturningClients clients = new ReturningClients(100, 1);
    clients.crashFor(Duration.ofMinutes(3));
    int late =
        clients.logInsBySecond().tailMap(120L).values().stream().mapToInt(Integer::intValue).sum();
    assertTrue(late < 100 * 60 / 25, late + " log-ins in the third minute");
  }

  private void assertBack(ReturningClients clients) {
    clients.pass(LAST);
    returns.addAll(clients.returns());
    assertEquals(100, returns.size());
  }

  private void assertSoon() {
    Collections.sort(returns);
    Duration median = returns.get(returns.size() / 2);
    assertTrue(median.compareTo(SOON) < 0, "half of them are back after " + median);
  }
}
