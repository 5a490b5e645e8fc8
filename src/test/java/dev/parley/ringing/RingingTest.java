package dev.parley.ringing;

import static dev.parley.ringing.BellStates.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.sound.Chime;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.peer.TestCalls;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is to be heard, state by state. */
@Tag("unit")
class RingingTest {
  private static final RingSettings ALL = new RingSettings(true, true, "", true);
  private static final RingSettings NO_IN = new RingSettings(false, true, "", true);
  private static final RingSettings NO_OUT = new RingSettings(true, false, "", true);

  private static final PeerState FIRST = null;
  private static final PeerState IDLE = state(Phase.IDLE);
  private static final PeerState OFFERED = state(Phase.IDLE, "ann");

  /** The state before, the state now, what rings on, and what is heard once. */
  static Stream<Arguments> table() {
    return Stream.of(
        row(FIRST, IDLE, null, null),
        row(FIRST, OFFERED, Chime.RING, null),
        row(IDLE, OFFERED, Chime.RING, null),
        row(OFFERED, state(Phase.IDLE, "ann", "bob"), Chime.RING, null),
        row(OFFERED, IDLE, null, null),
        row(OFFERED, state(Phase.PREPARING_ACCEPT), null, null),
        row(IDLE, state(Phase.PREPARING_OFFER), null, null),
        row(state(Phase.PREPARING_OFFER), state(Phase.OFFERING), Chime.RING_BACK, null),
        row(state(Phase.OFFERING), state(Phase.CONNECTING), null, null),
        row(state(Phase.OFFERING), IDLE, null, null),
        row(state(Phase.OFFERING), state(Phase.OFFERING, "ann"), Chime.RING_BACK, Chime.KNOCK),
        row(state(Phase.CONNECTING), state(Phase.CONNECTED), null, null),
        row(state(Phase.CONNECTED), state(Phase.CONNECTED, "ann"), null, Chime.KNOCK),
        row(state(Phase.CONNECTED, "ann"), state(Phase.CONNECTED, "ann"), null, null),
        row(state(Phase.CONNECTED, "ann"), state(Phase.CONNECTED, "bob"), null, Chime.KNOCK),
        row(state(Phase.CONNECTED, "ann"), state(Phase.CONNECTED), null, null),
        row(state(Phase.RECONNECTING), IDLE, null, Chime.ENDED),
        row(state(Phase.CONNECTED), IDLE, null, Chime.ENDED),
        row(state(Phase.CONNECTED, "ann"), OFFERED, Chime.RING, Chime.ENDED),
        row(state(Phase.CONNECTING), IDLE, null, null),
        // Of several: who comes and goes makes no sound, and whoever asks from outside knocks.
        row(several(), several("Bob"), null, null),
        row(several("Bob"), several(), null, null),
        row(several(), joined(Phase.OFFERING), null, null),
        row(joined(Phase.CONNECTING), several("Bob"), null, null),
        row(several("Bob"), IDLE, null, Chime.ENDED));
  }

  /** In a call with Ann and these. */
  private static PeerState several(String... names) {
    TestCalls calls = TestCalls.with(Phase.CONNECTED, "Ann");
    for (String name : names) {
      calls = calls.and(Phase.CONNECTED, name);
    }
    return calls.state();
  }

  /** Bob joins the call with Ann. */
  private static PeerState joined(Phase bob) {
    return TestCalls.with(Phase.CONNECTED, "Ann").and(bob, "Bob").state();
  }

  private static Arguments row(PeerState before, PeerState now, Chime again, Chime once) {
    return Arguments.of(before, now, again, once);
  }

  @ParameterizedTest
  @MethodSource("table")
  void theStateSaysWhatIsHeard(PeerState before, PeerState now, Chime again, Chime once) {
    assertEquals(
        new Ringing(Optional.ofNullable(again), Optional.ofNullable(once)),
        Ringing.of(before, now, ALL));
  }

  @ParameterizedTest
  @MethodSource("table")
  void withoutTheSwitchForOffersNothingOfThemIsHeard(
      PeerState before, PeerState now, Chime again, Chime once) {
    assertEquals(
        new Ringing(less(again, Chime.RING), less(once, Chime.KNOCK)),
        Ringing.of(before, now, NO_IN));
  }

  @ParameterizedTest
  @MethodSource("table")
  void withoutTheSwitchForOnesOwnNothingOfThemIsHeard(
      PeerState before, PeerState now, Chime again, Chime once) {
    assertEquals(
        new Ringing(less(again, Chime.RING_BACK), less(once, Chime.ENDED)),
        Ringing.of(before, now, NO_OUT));
  }

  private static Optional<Chime> less(Chime chime, Chime without) {
    return Optional.ofNullable(chime == without ? null : chime);
  }

  /** A new wish is the same state again. */
  @ParameterizedTest
  @CsvSource({"IDLE", "CONNECTED", "OFFERING"})
  void aStateThatStandsIsHeardOnce(Phase phase) {
    PeerState stands = state(phase, "ann");
    assertEquals(Optional.empty(), Ringing.of(stands, stands, ALL).once());
  }

  @Test
  void inAndOutSoundDifferent() {
    assertEquals(
        2,
        Stream.of(OFFERED, state(Phase.OFFERING))
            .map(now -> Ringing.of(FIRST, now, ALL).again().orElseThrow())
            .distinct()
            .count());
  }
}
