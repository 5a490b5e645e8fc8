package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.call.Callees;
import dev.parley.call.SpeakerState;
import dev.parley.connection.Statistics;
import dev.parley.connection.TestStatistics;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.TestPlayout;
import dev.parley.data.hearing.Verdict;
import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.Verification;
import dev.parley.media.test.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class CallLogTest {
  private final Timeline timeline = new Timeline();
  private long framesShown = 5;
  private long framesArrived = 7;
  private final CallLog log =
      new CallLog(timeline, () -> framesArrived, () -> framesShown, new ToneMeter());

  @Test
  void aRunWithoutACallSaysSoAndNothingMore() throws IOException {
    JsonNode report = report();
    assertEquals(0, report.path("calls").asInt());
    assertFalse(report.has("endReason"));
    assertFalse(report.has("peer"));
    assertFalse(report.has("video"));
    assertFalse(report.path("timeline").has("offered"));
    assertEquals(0, report.path("timeline").path("started").asLong());
  }

  @Test
  void aCallIsToldFromOfferToEnd() throws IOException {
    call();
    JsonNode report = report();
    assertEquals(1, report.path("calls").asInt());
    assertEquals("ann", report.path("peer").asText());
    assertEquals("closedByPeer", report.path("endReason").asText());
    for (String moment : List.of("offered", "accepted", "iceConnected", "ended")) {
      assertTrue(report.path("timeline").has(moment), moment);
    }
  }

  @Test
  void renderedFramesAreThoseOfThisCall() throws IOException {
    log.state(state(Phase.PREPARING_OFFER));
    log.state(state(Phase.OFFERING));
    log.state(state(Phase.CONNECTING));
    log.state(state(Phase.CONNECTED));
    framesShown = 47;
    log.statistics("bob", statistics(60, 0));
    assertEquals(42, report().path("video").path("received").path("rendered").asInt());
  }

  /** The statistics are up to a second older, and a second is half of a short call. */
  @Test
  void framesAreCountedInOnePlaceUntilTheEnd() throws IOException {
    log.state(state(Phase.PREPARING_OFFER));
    log.state(state(Phase.OFFERING));
    log.state(state(Phase.CONNECTING));
    log.state(state(Phase.CONNECTED));
    log.statistics("bob", statistics(0, 0));
    framesArrived += 40;
    framesShown += 32;
    log.ended("bob", EndReason.CLOSED);
    JsonNode received = report().path("video").path("received");
    assertEquals(40, received.path("frames").asInt());
    assertEquals(32, received.path("rendered").asInt());
  }

  @Test
  void whatThePeerHearsAndSeesIsToldOfIt() throws IOException {
    log.state(state(Phase.OFFERING));
    log.state(state(Phase.CONNECTING));
    log.state(state(Phase.CONNECTED));
    log.statistics("bob", statistics(60, 0));
    log.hearing(Hearing.unknown("ann"));
    assertFalse(report().path("peers").path(0).has("heardByPeer"));

    log.hearing(heard("ann", 0.25));
    log.hearing(heard("ann", 0.5));
    log.hearing(heard("bob", 0.9));
    log.ended("bob", EndReason.CLOSED);

    JsonNode one = report().path("peers").path(0);
    assertEquals("ann", one.path("peer").asText());
    assertEquals("closed", one.path("endReason").asText());
    assertEquals(report().path("video"), one.path("video"));
    assertEquals(0.5, one.path("heardByPeer").path("level").asDouble());
    assertEquals(60, one.path("heardByPeer").path("frames").asLong());
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, none, false",
    "KNOWN, known, false",
    "INVITATION, invitation, false",
    "CODE, code, false",
    "CHANGED, none, true",
    "FAILED, none, true"
  })
  void anAlarmIsToldFromWhatIsMerelyNotProved(Verification found, String word, boolean alarm)
      throws IOException {
    call();
    log.proved(
        new ProofState(
            Map.of("ann", new ProofState.Call(found, "", Optional.empty(), true)), Map.of()));
    log.proved(ProofState.NOTHING); // the call is over
    assertEquals(word, report().path("verified").asText());
    assertEquals(alarm, report().path("alarm").asBoolean());
    assertEquals(alarm, report().has("alarm"));
  }

  private static Hearing heard(String peerId, double level) {
    return new Hearing(
        peerId,
        Verdict.UNKNOWN,
        Verdict.UNKNOWN,
        Verdict.Cause.NONE,
        Optional.of(TestPlayout.sound(SpeakerState.PLAYING, level, 50)));
  }

  @Test
  void anOfferThatWasDeclinedIsNoCall() throws IOException {
    log.state(state(Phase.PREPARING_OFFER));
    log.state(state(Phase.OFFERING));
    log.ended("bob", EndReason.DECLINED);
    log.state(state(Phase.IDLE));
    assertFalse(log.hasConnected());
    assertEquals("declined", report().path("endReason").asText());
    assertFalse(report().path("timeline").has("accepted"));
  }

  @Test
  void ratesComeFromTwoReadings() {
    CallFigures figures = new CallFigures();
    figures.add(1_000, statistics(0, 0));
    figures.add(3_000, statistics(60, 100_000));
    assertEquals(30, figures.fps(now -> now.videoReceived().frames()), 0.001);
    assertEquals(400, figures.kbps(now -> now.videoReceived().flow()), 0.001);
  }

  private void call() {
    log.state(state(Phase.PREPARING_OFFER));
    log.state(state(Phase.OFFERING));
    log.state(state(Phase.CONNECTING));
    log.state(state(Phase.CONNECTED));
    log.ended("bob", EndReason.CLOSED_BY_PEER);
    log.state(state(Phase.IDLE));
  }

  private JsonNode report() throws IOException {
    Report report = Report.of("me", timeline, 0, false, log::writeTo);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.write("-", new PrintStream(out, true, StandardCharsets.UTF_8));
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private static PeerState state(Phase phase) {
    List<PeerState.Call> calls =
        phase.isBusy()
            ? List.of(
                new PeerState.Call("ann", "Ann", phase, Optional.empty(), PeerState.Media.ALL))
            : List.of();
    return new PeerState(
        new PeerState.Status("Online", "", PeerState.Tone.GOOD, Optional.empty(), false, false),
        "home",
        "Me",
        true,
        "",
        Callees.LISTED,
        List.of(),
        List.of(),
        List.of(),
        calls,
        List.of(),
        PeerState.Notices.NONE,
        PeerState.Local.ALL);
  }

  private static Statistics statistics(long frames, long bytes) {
    return TestStatistics.received(frames, bytes);
  }
}
