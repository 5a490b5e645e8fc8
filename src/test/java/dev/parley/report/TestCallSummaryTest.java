package dev.parley.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.connection.Statistics;
import dev.parley.connection.TestStatistics;
import dev.parley.peer.Phase;
import dev.parley.view.TestStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TestCallSummaryTest {
  private final List<String> told = new ArrayList<>();
  private final TestCallSummary summary = new TestCallSummary("echo", told::add);
  private TestStates call = TestStates.alone().call(Phase.CONNECTED, "echo", "Echo", null);

  @Test
  void whoWasHeardAndSeenReadsSoOnce() {
    on();
    summary.statistics("bob", came(0, 0.2));
    summary.statistics("bob", came(30, 0));
    over();
    over();
    assertEquals(List.of("You were heard and seen. Delay: 12 ms."), told);
  }

  @Test
  void whoWasSilentIsToldToSpeak() {
    on();
    summary.statistics("bob", came(30, 0.001));
    over();
    assertEquals(
        "You were seen, but not heard. Check your microphone and speaker, and speak during the"
            + " call. Delay: 12 ms.",
        told.get(0));
  }

  @Test
  void whoHadNoCameraWasNotSeenThoughAPictureCameBack() {
    call = call.sending(true, false, "");
    on();
    summary.statistics("bob", came(30, 0.2));
    over();
    assertEquals("You were heard, but not seen. Check your camera. Delay: 12 ms.", told.get(0));
  }

  @Test
  void aCallWithoutMediaHasNoSummary() {
    on();
    over();
    assertEquals(List.of(), told);
  }

  @Test
  void aCallWithSomebodyElseHasNone() {
    summary.state(TestStates.alone().call(Phase.CONNECTED, "ann", "Ann", null).state());
    summary.statistics("bob", came(30, 0.2));
    over();
    assertEquals(List.of(), told);
  }

  @Test
  void theNextBeginsAnew() {
    on();
    summary.statistics("bob", came(30, 0.2));
    over();
    on();
    summary.statistics("bob", came(0, 0));
    over();
    assertEquals(
        "You were neither heard nor seen. Check your microphone, speaker and camera. Delay: 12 ms.",
        told.get(1));
  }

  private void on() {
    summary.state(call.state());
  }

  private void over() {
    summary.state(TestStates.alone().state());
  }

  private static Statistics came(long frames, double level) {
    Statistics one = TestStatistics.received(frames, 0);
    Statistics.AudioReceived sound = one.audioReceived();
    return new Statistics(
        Optional.of(new Statistics.Path("host", "host", "udp", 12.4, 0)),
        one.videoSent(),
        one.videoReceived(),
        one.audioSent(),
        new Statistics.AudioReceived(sound.flow(), level, sound.codec(), 0, 0),
        one.verdict());
  }
}
