package dev.parley.session;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import java.util.Optional;

/**
 * Makes the call that the command line asks for. Looks at each state and reports an intent, as a
 * person at the window would.
 */
final class AutoCall {
  private final String call;
  private final Intents intents;
  private boolean called;

  /**
   * @param call a name or an id; null for nobody
   */
  AutoCall(String call, Intents intents) {
    this.call = call;
    this.intents = intents;
  }

  void look(PeerState state) {
    if (call != null && !called && !state.phase().isBusy()) {
      state.peers().stream()
          .filter(peer -> peer.free() && (call.equals(peer.peerId()) || call.equals(peer.name())))
          .findFirst()
          .map(PeerState.PeerRow::peerId)
          .or(() -> unseen(state))
          .ifPresent(this::callOnce);
    }
  }

  /** Where any id can be called, nobody has to be seen first. */
  private Optional<String> unseen(PeerState state) {
    boolean can = state.dials() && state.status().tone() == PeerState.Tone.GOOD;
    return can ? Optional.of(call) : Optional.empty();
  }

  private void callOnce(String peerId) {
    called = true;
    intents.connect(peerId);
  }
}
