package dev.parley.ringing;

import dev.parley.call.Callees;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Media;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.Offer;
import dev.parley.peer.PeerState.Status;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** States as a bell sees them: where the call stands, and who else would like to talk. */
final class BellStates {
  private BellStates() {}

  static PeerState state(Phase phase, String... callers) {
    return named(phase, Stream.of(callers).map(id -> new Offer(id, id, Duration.ZERO)).toList());
  }

  static PeerState named(Phase phase, List<Offer> offers) {
    return with(phase, offers, List.of());
  }

  static PeerState missed(String id, int times) {
    return with(Phase.IDLE, List.of(), List.of(new Missed(id, id, Duration.ZERO, times, true)));
  }

  private static PeerState with(Phase phase, List<Offer> offers, List<Missed> missed) {
    return new PeerState(
        new Status("Online", "", Tone.GOOD, Optional.empty(), false, false),
        "garden",
        "Robin",
        true,
        "",
        Callees.LISTED,
        List.of(),
        offers,
        missed,
        phase.isBusy()
            ? List.of(new PeerState.Call("zoe", "Zoe", phase, Optional.empty(), Media.ALL))
            : List.of(),
        List.of(),
        PeerState.Notices.NONE,
        PeerState.Local.ALL);
  }
}
