package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.call.SpeakerState;
import dev.parley.connection.Statistics;
import dev.parley.connection.TestStatistics;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.TestPlayout;
import dev.parley.data.hearing.Verdict;
import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.Verification;
import dev.parley.media.frame.FrameSink;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.peer.TestCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class CallLogTest {
  private final Timeline timeline = new Timeline();
  private long framesShown = 5;
  private final Arrivals arrivals = new Arrivals();
  private final CallLog log = new CallLog(timeline, arrivals, peerId -> framesShown);

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
    log.statistics("ann", statistics(60, 0));
    assertEquals(42, report().path("video").path("received").path("rendered").asInt());
  }

  /** The statistics are up to a second older, and a second is half of a short call. */
  @Test
  void framesAreCountedInOnePlaceUntilTheEnd() throws IOException {
    log.state(state(Phase.PREPARING_OFFER));
    log.state(state(Phase.OFFERING));
    log.state(state(Phase.CONNECTING));
    log.state(state(Phase.CONNECTED));
    log.statistics("ann", statistics(0, 0));
    arrive("ann", 40);
    framesShown += 32;
    log.ended("ann", EndReason.CLOSED);
    JsonNode received = report().path("video").path("received");
    assertEquals(40, received.path("frames").asInt());
    assertEquals(32, received.path("rendered").asInt());
  }

  @Test
  void whatThePeerHearsAndSeesIsToldOfIt() throws IOException {
    log.state(state(Phase.OFFERING));
    log.state(state(Phase.CONNECTING));
    log.state(state(Phase.CONNECTED));
    log.statistics("ann", statistics(60, 0));
    log.hearing(Hearing.unknown("ann"));
    assertFalse(report().path("peers").path(0).has("heardByPeer"));

    log.hearing(heard("ann", 0.25));
    log.hearing(heard("ann", 0.5));
    log.hearing(heard("bob", 0.9));
    log.ended("ann", EndReason.CLOSED);

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
    log.proved(new ProofState(Map.of("ann", proof(found)), Map.of()));
    log.proved(ProofState.NOTHING); // the call is over
    assertEquals(word, report().path("verified").asText());
    assertEquals(alarm, report().path("alarm").asBoolean());
    assertEquals(alarm, report().has("alarm"));
  }

  private static ProofState.Call proof(Verification found) {
    return new ProofState.Call(found, "", Optional.empty(), true);
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
  void ofSeveralEachIsToldAndTheFirstOnceMore() throws IOException {
    log.proved(
        new ProofState(
            Map.of("ann", proof(Verification.CODE), "bob", proof(Verification.KNOWN)), Map.of()));
    together("Ann");
    together("Ann", "Bob");
    arrive("ann", 20);
    arrive("bob", 30);
    framesShown = 12;
    log.statistics("ann", statistics(20, 1));
    log.statistics("bob", statistics(30, 1));
    log.hearing(heard("bob", 0.5));
    log.ended("ann", EndReason.CLOSED_BY_PEER);
    log.state(TestCalls.with(Phase.CONNECTED, "Bob").state());
    assertFalse(report().path("timeline").has("ended"), "the others go on");
    log.ended("bob", EndReason.CLOSED);
    log.state(state(Phase.IDLE));

    JsonNode report = report();
    assertEquals(1, report.path("calls").asInt());
    assertEquals("ann", report.path("peer").asText());
    assertEquals("code", report.path("verified").asText());
    assertEquals("closedByPeer", report.path("endReason").asText());
    assertEquals(20, report.path("video").path("received").path("frames").asInt());
    assertTrue(report.path("timeline").has("ended"));
    JsonNode bob = report.path("peers").path(1);
    assertEquals(2, report.path("peers").size());
    assertEquals("bob", bob.path("peer").asText());
    assertEquals("known", bob.path("verified").asText());
    assertEquals("closed", bob.path("endReason").asText());
    assertEquals(30, bob.path("video").path("received").path("frames").asInt());
    assertEquals(0.5, bob.path("heardByPeer").path("level").asDouble());
  }

  @Test
  void eachOfSeveralIsHeardApart() throws IOException {
    together("Ann");
    together("Ann", "Bob");
    sing("ann", 400);
    sing("bob", 700);
    log.statistics("ann", statistics(1, 1));
    log.statistics("bob", statistics(1, 1));

    JsonNode peers = report().path("peers");
    assertEquals(400, toneOf(peers.path(0)), 1);
    assertEquals(700, toneOf(peers.path(1)), 1);
  }

  @Test
  void whoLeavesACallOfSeveralAndComesBackIsCountedOnce() throws IOException {
    together("Ann");
    together("Ann", "Bob");
    log.ended("bob", EndReason.CONNECTION_FAILED);
    log.state(TestCalls.with(Phase.CONNECTED, "Ann").state());
    together("Ann", "Bob");
    log.ended("bob", EndReason.CLOSED);

    assertEquals(2, report().path("peers").size());
    assertEquals("closed", report().path("peers").path(1).path("endReason").asText());
    assertEquals(1, report().path("calls").asInt());
  }

  @Test
  void aCallWhoseMembersAreAllLostForAMomentIsCountedOnce() throws IOException {
    together("Ann");
    together("Ann", "Bob");
    log.ended("ann", EndReason.CONNECTION_FAILED);
    log.state(TestCalls.with(Phase.CONNECTED, "Bob").state());
    log.state(TestCalls.with(Phase.CONNECTING, "Ann").and(Phase.CONNECTED, "Bob").state());
    log.ended("bob", EndReason.CONNECTION_FAILED);
    log.state(TestCalls.with(Phase.CONNECTING, "Ann").state());
    log.state(TestCalls.with(Phase.CONNECTED, "Ann").state());

    assertEquals(1, report().path("calls").asInt());
    assertEquals(2, report().path("peers").size());
  }

  @Test
  void theEndIsOfOneWhoWasConnected() throws IOException {
    together("Ann");
    log.state(TestCalls.with(Phase.CONNECTED, "Ann").and(Phase.CONNECTING, "Bob").state());
    log.ended("ann", EndReason.CLOSED);
    log.state(TestCalls.with(Phase.CONNECTING, "Bob").state());
    log.ended("bob", EndReason.CONNECTION_FAILED);
    log.state(state(Phase.IDLE));
    assertEquals("closed", report().path("endReason").asText());

    log.state(TestCalls.with(Phase.CONNECTING, "Bob").state());
    log.ended("bob", EndReason.CONNECTION_FAILED);
    log.state(state(Phase.IDLE));
    assertEquals("connectionFailed", report().path("endReason").asText());
  }

  /** The last of these is connected now. */
  private void together(String... names) {
    int before = names.length - 1;
    TestCalls others = TestCalls.with(Phase.CONNECTED, Arrays.copyOf(names, before));
    log.state(others.and(Phase.CONNECTING, names[before]).state());
    log.state(others.and(Phase.CONNECTED, names[before]).state());
  }

  private void sing(String peerId, int hertz) {
    byte[] sound = new byte[2 * 48_000];
    for (int i = 0; i < 48_000; i++) {
      int sample = (int) (8000 * Math.sin(2 * Math.PI * hertz * i / 48_000));
      sound[2 * i] = (byte) sample;
      sound[2 * i + 1] = (byte) (sample >> 8);
    }
    arrivals.of(peerId).sound().sound(sound, 48_000, 1, 48_000);
  }

  private static double toneOf(JsonNode peer) {
    return peer.path("audio").path("received").path("toneHz").asDouble();
  }

  @Test
  void anOfferThatWasDeclinedIsNoCall() throws IOException {
    log.state(state(Phase.PREPARING_OFFER));
    log.state(state(Phase.OFFERING));
    log.ended("ann", EndReason.DECLINED);
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
    log.ended("ann", EndReason.CLOSED_BY_PEER);
    log.state(state(Phase.IDLE));
  }

  private void arrive(String peerId, int pictures) {
    FrameSink sink = arrivals.pictures(peerId, frame -> {});
    IntStream.range(0, pictures).forEach(number -> sink.frame(null));
  }

  private JsonNode report() throws IOException {
    Report report = Report.of("me", timeline, 0, false, log::writeTo);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.write("-", new PrintStream(out, true, StandardCharsets.UTF_8));
    return new ObjectMapper().readTree(out.toByteArray());
  }

  private static PeerState state(Phase phase) {
    return phase.isBusy() ? TestCalls.with(phase, "Ann").state() : TestCalls.none().state();
  }

  private static Statistics statistics(long frames, long bytes) {
    return TestStatistics.received(frames, bytes);
  }
}
