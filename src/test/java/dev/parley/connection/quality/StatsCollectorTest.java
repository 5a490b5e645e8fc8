package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.CallQuality.Side;
import dev.parley.connection.Scope;
import dev.parley.connection.SendLimit;
import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Limitation;
import dev.parley.connection.quality.Counters.Counts;
import dev.parley.connection.quality.Counters.Now;
import dev.parley.connection.quality.Counters.Stream;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StatsCollectorTest {
  private final FakeLoop loop = new FakeLoop();
  private final FakeCall call = new FakeCall();
  private final Scope scope = new Scope(loop);
  private final StatsCollector statsCollector = new StatsCollector(scope, call);

  @BeforeEach
  void aCallOnAGoodLink() {
    loop.act(statsCollector::start);
  }

  @Test
  void figuresAreMadeOnceASecond() {
    loop.advance(Duration.ofSeconds(10));
    assertEquals(11, call.looks);
    assertEquals(30, newest().videoSent().fps(), 0.001);
  }

  @Test
  void startingAgainStartsNothing() {
    loop.act(statsCollector::start);
    loop.advance(Duration.ofSeconds(10));
    assertEquals(11, call.looks);
  }

  @Test
  void whoAsksBeforeTheFirstFiguresGetsThem() {
    StatsCollector early = new StatsCollector(scope, new FakeCall());
    CompletableFuture<Statistics> asked = early.newest();
    assertFalse(asked.isDone());
    loop.act(early::start);
    assertTrue(asked.isDone());
  }

  @Test
  void whoWaitsIsToldOfTheEnd() {
    StatsCollector early = new StatsCollector(scope, new FakeCall());
    CompletableFuture<Statistics> asked = early.newest();
    scope.end();
    assertTrue(asked.isCompletedExceptionally());
    assertTrue(early.newest().isCompletedExceptionally());
  }

  @Test
  void nothingGoesOnAfterTheEnd() {
    scope.end();
    loop.advance(Duration.ofSeconds(10));
    assertEquals(1, call.looks);
    assertEquals(0, loop.pending());
  }

  @Test
  void aSecondWithoutCountersIsSurvived() {
    call.broken = true;
    loop.advance(Duration.ofSeconds(3));
    call.broken = false;
    loop.advance(Duration.ofSeconds(3));
    assertEquals(CallQuality.GOOD, newest().verdict());
  }

  @Test
  void aGoodLinkLeavesThePictureAlone() {
    loop.advance(Duration.ofSeconds(20));
    assertEquals(List.of("1.0 720"), call.changes);
    assertEquals(CallQuality.GOOD, newest().verdict());
  }

  @Test
  void theFirstSecondsOfAnEstimateAreNotBelieved() {
    call.roomKbps = 300;
    loop.advance(Duration.ofMillis(2500));
    call.roomKbps = 2500;
    loop.advance(Duration.ofSeconds(10));
    assertEquals(List.of("1.0 720"), call.changes);
  }

  @Test
  void aSlowLinkMakesThePictureSmallerAndTheCallPoor() {
    loop.advance(Duration.ofSeconds(10));
    call.roomKbps = 500;
    loop.advance(Duration.ofSeconds(4));
    assertEquals(List.of("1.0 720", "2.0 360"), call.changes);
    assertEquals(QualityLevel.POOR, newest().verdict().grade());
    assertEquals(Cause.BANDWIDTH, newest().verdict().cause());
  }

  @Test
  void anEncoderThatIsHeldForAMomentIsNotTakenForASlowerLink() {
    loop.advance(Duration.ofSeconds(10));
    call.roomKbps = 500;
    call.held = 0.2;
    loop.advance(Duration.ofSeconds(2));
    assertEquals(List.of("1.0 720", "2.0 360"), call.changes);
  }

  @Test
  void aLinkThatRecoversBringsThePictureBack() {
    loop.advance(Duration.ofSeconds(10));
    call.roomKbps = 500;
    loop.advance(Duration.ofSeconds(4));
    call.roomKbps = 2500;
    loop.advance(Duration.ofSeconds(20));
    assertEquals("1.0 720", call.changes.get(call.changes.size() - 1));
    assertEquals(CallQuality.GOOD, newest().verdict());
  }

  @Test
  void lossIsToldWithinTenSeconds() {
    loop.advance(Duration.ofSeconds(10));
    call.lostOf100 = 20;
    loop.advance(Duration.ofSeconds(10));
    assertEquals(QualityLevel.POOR, newest().verdict().grade());
    assertEquals(Cause.LOSS, newest().verdict().cause());
  }

  @Test
  void lossOfAQueueThatOverflowsIsPutDownToTheBandwidth() {
    loop.advance(Duration.ofSeconds(10));
    call.roomKbps = 500;
    call.lostOf100 = 20;
    call.roundTripMs = 300;
    loop.advance(Duration.ofSeconds(4));
    assertEquals(QualityLevel.POOR, newest().verdict().grade());
    assertEquals(Cause.BANDWIDTH, newest().verdict().cause());
  }

  @Test
  void aPeersPictureThatShrinksIsTold() {
    loop.advance(Duration.ofSeconds(10));
    call.receivedHeight = 360;
    loop.advance(Duration.ofSeconds(4));
    assertEquals(CallQuality.Side.PEER, newest().verdict().side());
  }

  @Test
  void aPeersPictureOfSomethingElseMayBeSmaller() {
    loop.advance(Duration.ofSeconds(10));
    statsCollector.peerSends(PictureKind.SCREEN);
    call.receivedHeight = 360;
    loop.advance(Duration.ofSeconds(4));
    assertEquals(CallQuality.GOOD, newest().verdict());
  }

  @Test
  void aPictureThatStandsStillIsNotTakenForASlowOne() {
    loop.advance(Duration.ofSeconds(10));
    call.frozen = true;
    loop.advance(Duration.ofSeconds(5));
    assertEquals(Cause.FROZEN, newest().verdict().cause());
    call.frozen = false;
    loop.advance(Duration.ofSeconds(1));
    assertEquals(CallQuality.GOOD, newest().verdict());
  }

  @Test
  void whileThePathIsGoneNothingIsAdapted() {
    loop.advance(Duration.ofSeconds(10));
    call.reconnecting = true;
    call.roomKbps = 0;
    loop.advance(Duration.ofSeconds(10));
    assertEquals(List.of("1.0 720"), call.changes);
    assertEquals(Cause.RECONNECTING, newest().verdict().cause());
  }

  @Test
  void textOnAScreenLosesFramesAndNotLines() {
    statsCollector.sends(PictureKind.SCREEN, Ladder.SCREEN_TEXT);
    loop.advance(Duration.ofSeconds(10));
    call.roomKbps = 250;
    loop.advance(Duration.ofSeconds(4));
    assertEquals(5, call.step.fps());
    assertTrue(call.changes.stream().allMatch(change -> change.startsWith("1.0 ")));
  }

  @Test
  void theLineForTheLogNamesTheVerdict() {
    loop.advance(Duration.ofSeconds(10));
    String line = new StatisticsLine(newest()).toString();
    assertTrue(line.startsWith("sent 1280x720@30 VP8"), line);
    assertTrue(line.endsWith("; GOOD NONE"), line);
  }

  @Test
  void aLimitCountsAtOnceAndIsNoFaultOfTheLink() {
    loop.advance(Duration.ofSeconds(10));
    loop.act(() -> statsCollector.limit(new SendLimit(700, 360), SendLimit.NONE));
    assertEquals("2.0 360", call.changes.get(call.changes.size() - 1));
    assertEquals(700, call.step.mostKbps());
    call.roomKbps = 700;
    loop.advance(Duration.ofSeconds(20));
    assertEquals("2.0 360", call.changes.get(call.changes.size() - 1));
    assertEquals(CallQuality.GOOD, newest().verdict());
    loop.act(() -> statsCollector.limit(new SendLimit(400, 90), SendLimit.NONE));
    assertEquals("8.0 90", call.changes.get(call.changes.size() - 1));
  }

  @Test
  void aPeersPictureThatIsSmallBecauseItIsShownSmallIsNoFaultOfThePeer() {
    loop.advance(Duration.ofSeconds(10));
    loop.act(() -> statsCollector.limit(new SendLimit(5000, 720), new SendLimit(1000, 180)));
    call.receivedHeight = 180;
    loop.advance(Duration.ofSeconds(10));
    assertEquals(CallQuality.GOOD, newest().verdict());
  }

  @Test
  void whoseUploadPausesThePicturesIsTheVerdict() {
    loop.advance(Duration.ofSeconds(10));
    loop.act(() -> statsCollector.limit(SendLimit.paused(Side.OWN), SendLimit.NONE));
    loop.advance(Duration.ofSeconds(10));
    assertEquals(CallQuality.of(QualityLevel.POOR, Cause.BANDWIDTH, Side.OWN), newest().verdict());
    SendLimit there = new SendLimit(1000, 720, Side.PEER);
    loop.act(() -> statsCollector.limit(SendLimit.NONE, there));
    loop.advance(Duration.ofSeconds(10));
    assertEquals(CallQuality.of(QualityLevel.POOR, Cause.BANDWIDTH, Side.PEER), newest().verdict());
  }

  private Statistics newest() {
    return statsCollector.newest().join();
  }

  /** A call that sends and receives 30 frames a second, and as many bits as it may. */
  private final class FakeCall implements StatsCollector.Subject {
    final List<String> changes = new ArrayList<>();
    double roomKbps = 2500;
    long lostOf100;
    double roundTripMs = 20;
    double held = 1;
    int receivedHeight = 720;
    boolean reconnecting;
    boolean frozen;
    boolean broken;
    int looks;
    Ladder.Step step;
    private Counts sent = Counts.NONE;
    private Counts received = Counts.NONE;

    @Override
    public CompletableFuture<Counters> counters() {
      looks++;
      if (broken) {
        return CompletableFuture.failedFuture(new IllegalStateException("no answer"));
      }
      long bytes = (long) (roomKbps * 1000 / 8);
      sent = sent.plus(new Counts(bytes, 100, lostOf100, 30, 0, 0, 0.1, 0));
      int frames = frozen ? 0 : 30;
      received = received.plus(new Counts(bytes, 100 - lostOf100, lostOf100, frames, 0, 0, 0, 0));
      Now now = new Now(1280, 720, "VP8", held * roomKbps, Limitation.NONE, 2);
      Now there = new Now(receivedHeight * 16 / 9, receivedHeight, "VP8", 0, Limitation.NONE, 2);
      Stream none = new Stream(Map.of(), new Now(0, 0, "", 0, Limitation.NONE, 0));
      return CompletableFuture.completedFuture(
          new Counters(
              Optional.of(new Statistics.Path("host", "host", "udp", 20, 50 + roomKbps)),
              roundTripMs,
              new Stream(Map.of("out", sent), now),
              new Stream(Map.of("in", received), there),
              none,
              none));
    }

    @Override
    public int sourceHeight() {
      return 720;
    }

    @Override
    public boolean isReconnecting() {
      return reconnecting;
    }

    @Override
    public boolean isFrozen() {
      return frozen;
    }

    @Override
    public void send(double scaleDownBy, Ladder.Step step) {
      String change = scaleDownBy + " " + Math.min(step.height(), 720);
      if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(change)) {
        changes.add(change);
      }
      this.step = step;
    }
  }
}
