package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Limitation;
import dev.parley.connection.quality.Counters.Counts;
import dev.parley.connection.quality.Counters.Now;
import dev.parley.connection.quality.Counters.Stream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StatisticsHistoryTest {
  private static final Stream NOTHING = stream(Map.of());

  private final StatisticsHistory history = new StatisticsHistory();

  @Test
  void theFirstSampleHasTotalsAndNoRates() {
    Statistics first = history.add(Duration.ofSeconds(9), received("a", 1000, 10, 0, 30));
    assertEquals(1000, first.videoReceived().flow().bytes());
    assertEquals(0, first.videoReceived().flow().kbps());
    assertEquals(0, first.videoReceived().fps());
  }

  @Test
  void aRateIsThatOfTheLastSecond() {
    history.add(Duration.ofSeconds(1), received("a", 0, 0, 0, 0));
    history.add(Duration.ofSeconds(2), received("a", 900_000, 10, 0, 60));
    Statistics last = history.add(Duration.ofSeconds(3), received("a", 1_025_000, 20, 0, 90));
    assertEquals(1000, last.videoReceived().flow().kbps(), 0.001);
    assertEquals(30, last.videoReceived().fps(), 0.001);
  }

  @Test
  void aSampleThatComesTooSoonDoesNotMakeTheRateJump() {
    history.add(Duration.ofSeconds(1), received("a", 0, 0, 0, 0));
    history.add(Duration.ofMillis(1990), received("a", 0, 0, 0, 29));
    Statistics last = history.add(Duration.ofMillis(2000), received("a", 0, 0, 0, 30));
    assertEquals(30, last.videoReceived().fps(), 0.001);
  }

  @Test
  void lossIsThatOfTheLastFiveSeconds() {
    history.add(Duration.ofSeconds(0), received("a", 0, 0, 900, 0));
    history.add(Duration.ofSeconds(10), received("a", 0, 100, 900, 0));
    Statistics last = history.add(Duration.ofSeconds(15), received("a", 0, 180, 920, 0));
    assertEquals(20, last.videoReceived().flow().lossPercent(), 0.001);
    assertEquals(20, history.lossPercent(), 0.001);
  }

  @Test
  void packetsThatComeLateMakeNoLossBelowZero() {
    history.add(Duration.ofSeconds(1), received("a", 0, 100, 5, 0));
    Statistics last = history.add(Duration.ofSeconds(2), received("a", 0, 200, 3, 0));
    assertEquals(0, last.videoReceived().flow().lossPercent());
  }

  @Test
  void ofWhatIsSentTheLostOnesAreAPart() {
    history.add(Duration.ofSeconds(1), sent(0, 0));
    Statistics last = history.add(Duration.ofSeconds(2), sent(200, 20));
    assertEquals(10, last.videoSent().flow().lossPercent(), 0.001);
  }

  @Test
  void theQueueIsWhatTheRoundTripHasGrownByLately() {
    history.add(Duration.ofSeconds(1), roundTrip(20));
    history.add(Duration.ofSeconds(2), roundTrip(320));
    history.add(Duration.ofSeconds(5), roundTrip(40));
    assertEquals(300, history.queueMs());
    history.add(Duration.ofSeconds(9), roundTrip(25));
    assertEquals(20, history.queueMs());
  }

  @Test
  void totalsGoOnWhenAStreamCountsAnew() {
    history.add(Duration.ofSeconds(1), received("a", 1000, 10, 0, 30));
    Statistics last = history.add(Duration.ofSeconds(2), received("a", 125, 1, 0, 3));
    assertEquals(1125, last.videoReceived().flow().bytes());
    assertEquals(1, last.videoReceived().flow().kbps(), 0.001);
  }

  @Test
  void totalsGoOnWhenAnotherStreamTakesTheRoom() {
    history.add(Duration.ofSeconds(1), received("a", 1000, 10, 0, 30));
    Statistics last = history.add(Duration.ofSeconds(2), received("b", 2000, 20, 0, 15));
    assertEquals(3000, last.videoReceived().flow().bytes());
    assertEquals(45, last.videoReceived().frames());
  }

  @Test
  void aStreamThatLeavesTheReportIsNotCountedTwiceWhenItComesBack() {
    history.add(Duration.ofSeconds(1), received("a", 1000, 10, 0, 30));
    history.add(Duration.ofSeconds(2), counters(NOTHING, NOTHING));
    Statistics last = history.add(Duration.ofSeconds(3), received("a", 1100, 11, 0, 33));
    assertEquals(1100, last.videoReceived().flow().bytes());
  }

  @Test
  void theTimeForAFrameIsThatOfTheLastSecond() {
    history.add(Duration.ofSeconds(1), encoded(30, 9));
    Statistics last = history.add(Duration.ofSeconds(2), encoded(60, 9.15));
    assertEquals(5, last.videoSent().encodeMs(), 0.001);
  }

  @Test
  void whatSoundWasMadeUpIsAShareOfTheLastFiveSeconds() {
    history.add(Duration.ofSeconds(0), heard(48_000, 48_000));
    history.add(Duration.ofSeconds(10), heard(528_000, 48_000));
    Statistics last = history.add(Duration.ofSeconds(15), heard(768_000, 60_000));
    assertEquals(5, last.audioReceived().concealedPercent(), 0.001);
  }

  /** A tone of 0.3 for half a second, and silence before and after. */
  @Test
  void theLevelIsThatOfTheWholeLastSecond() {
    history.add(Duration.ofSeconds(1), loud(0));
    assertEquals(
        0.212, history.add(Duration.ofSeconds(2), loud(0.045)).audioReceived().level(), 0.001);
    assertEquals(0, history.add(Duration.ofSeconds(3), loud(0.045)).audioReceived().level());
    assertEquals(0, history.add(Duration.ofSeconds(4), loud(0.01)).audioReceived().level());
  }

  private static Counters loud(double energy) {
    Counts counts = new Counts(0, 0, 0, 0, 0, 0, 0, energy);
    return new Counters(
        Optional.empty(), 0, NOTHING, NOTHING, NOTHING, stream(Map.of("a", counts)));
  }

  private static Counters heard(long samples, long madeUp) {
    Counts counts = new Counts(0, 0, 0, samples, madeUp, 0, 0, 0);
    return new Counters(
        Optional.empty(), 0, NOTHING, NOTHING, NOTHING, stream(Map.of("a", counts)));
  }

  private static Counters received(String id, long bytes, long packets, long lost, long frames) {
    Counts counts = new Counts(bytes, packets, lost, frames, 0, 0, 0, 0);
    return counters(NOTHING, stream(Map.of(id, counts)));
  }

  private static Counters roundTrip(double ms) {
    return new Counters(Optional.empty(), ms, NOTHING, NOTHING, NOTHING, NOTHING);
  }

  private static Counters sent(long packets, long lost) {
    return counters(stream(Map.of("a", new Counts(0, packets, lost, 0, 0, 0, 0, 0))), NOTHING);
  }

  private static Counters encoded(long frames, double seconds) {
    return counters(stream(Map.of("a", new Counts(0, 0, 0, frames, 0, 0, seconds, 0))), NOTHING);
  }

  private static Counters counters(Stream sent, Stream received) {
    return new Counters(Optional.empty(), 0, sent, received, NOTHING, NOTHING);
  }

  private static Stream stream(Map<String, Counts> counts) {
    return new Stream(counts, new Now(1280, 720, "VP8", 0, Limitation.NONE, 0));
  }
}
