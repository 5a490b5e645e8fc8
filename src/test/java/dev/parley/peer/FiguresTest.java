package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.CallQuality;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.CallQuality.Side;
import dev.parley.connection.Statistics;
import dev.parley.connection.TestStatistics;
import dev.parley.peer.figures.Figures;
import dev.parley.peer.figures.History;
import dev.parley.peer.figures.History.Measure;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The figures of the running call, as a person gets them. */
@Tag("unit")
class FiguresTest {
  private final PeerFixture here = new PeerFixture();

  @Test
  void bothDirectionsAndThePathAreTold() {
    Figures figures =
        Figures.of(
            TestStatistics.flowing(700, 34, CallQuality.GOOD),
            History.EMPTY,
            Sentences.advice(CallQuality.GOOD));
    assertEquals(new Figures.Picture(1280, 720, 29.6, "VP8", 900, 1, 0), figures.pictureSent());
    assertEquals(new Figures.Picture(640, 360, 24, "VP9", 700, 3, 7), figures.pictureReceived());
    assertEquals(new Figures.Sound("opus", 40, 0, 0), figures.soundSent());
    assertEquals(new Figures.Sound("opus", 30, 4, 5), figures.soundReceived());
    assertEquals(2, figures.freezes());
    assertEquals(
        Optional.of(new Figures.Path(Figures.Way.DIRECT, Figures.Way.RELAY, "UDP", 34)),
        figures.path());
    assertEquals("", figures.advice());
  }

  @ParameterizedTest
  @CsvSource({"host,DIRECT", "srflx,ROUTER", "prflx,FOUND", "relay,RELAY", "unheard-of,DIRECT"})
  void eachKindOfCandidateIsAWay(String candidate, Figures.Way way) {
    Statistics flowing = TestStatistics.flowing(0, 0, CallQuality.GOOD);
    Statistics through =
        new Statistics(
            Optional.of(new Statistics.Path(candidate, candidate, "tcp", 1, 0)),
            flowing.videoSent(),
            flowing.videoReceived(),
            flowing.audioSent(),
            flowing.audioReceived(),
            CallQuality.GOOD);
    assertEquals(
        Optional.of(new Figures.Path(way, way, "TCP", 1)),
        Figures.of(through, History.EMPTY, "").path());
  }

  @ParameterizedTest
  @EnumSource(value = Cause.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whateverIsWrongThereIsAnAdvice(Cause cause) {
    assertFalse(Sentences.advice(TestStatistics.bad(cause, Side.LINK)).isBlank());
  }

  @Test
  void aSlowPeerIsNotToldToOneself() {
    assertNotEquals(
        Sentences.advice(TestStatistics.bad(Cause.BANDWIDTH, Side.LINK)),
        Sentences.advice(TestStatistics.bad(Cause.BANDWIDTH, Side.PEER)));
  }

  @Test
  void theHistoryTakesTheWorseLossAndAllThatComes() {
    History history =
        Figures.longer(History.EMPTY, TestStatistics.flowing(700, 34, CallQuality.GOOD));
    assertEquals(730, history.at(Measure.RATE, 0));
    assertEquals(4, history.at(Measure.LOSS, 0));
    assertEquals(34, history.at(Measure.ROUND_TRIP, 0));
  }

  @Test
  void aCallHasThemOnceASecond() {
    here.connecting();
    measure(700);
    here.connection(dev.parley.connection.Connection.State.CONNECTED);
    for (int second = 1; second < 100; second++) {
      assertEquals(Math.min(second, History.LENGTH), figures().orElseThrow().history().size());
      here.loop.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void beforeTheFirstAndAfterTheCallThereAreNone() {
    here.connected();
    assertTrue(figures().isEmpty());
    measure(700);
    here.loop.advance(Duration.ofSeconds(2));
    assertTrue(figures().isPresent());
    here.message("ann", new PeerMessage.Close());
    assertTrue(figures().isEmpty());
  }

  @Test
  void theNextCallBeginsItsOwnHistory() {
    here.connecting();
    measure(700);
    here.connection(dev.parley.connection.Connection.State.CONNECTED);
    here.loop.advance(Duration.ofSeconds(30));
    here.message("ann", new PeerMessage.Close());
    here.connecting();
    measure(100);
    here.connection(dev.parley.connection.Connection.State.CONNECTED);
    assertEquals(1, figures().orElseThrow().history().size());
  }

  private void measure(double kbps) {
    here.connections.latest().measured =
        CompletableFuture.completedFuture(TestStatistics.flowing(kbps, 20, CallQuality.GOOD));
  }

  private Optional<Figures> figures() {
    here.loop.run();
    return here.states.get(here.states.size() - 1).front().flatMap(call -> call.media().figures());
  }
}
