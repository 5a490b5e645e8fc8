package dev.parley;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import java.util.List;

/**
 * What the command line wants done without a click: accept these peers, call that one. Looks at
 * each state and reports intents, as a person at the window would.
 */
final class StandingOrders {
  private final List<String> accept;
  private final String call;
  private final Intents intents;
  private boolean called;

  /**
   * @param accept names or ids of peers, or "all"
   * @param call a name or an id; null for nobody
   */
  StandingOrders(List<String> accept, String call, Intents intents) {
    this.accept = List.copyOf(accept);
    this.call = call;
    this.intents = intents;
  }

  void look(PeerState state) {
    if (state.phase().isBusy()) {
      return;
    }
    state.offers().stream()
        .filter(offer -> isAccepted(offer.peerId(), offer.name()))
        .findFirst()
        .ifPresent(offer -> intents.accept(offer.peerId()));
    if (call != null && !called) {
      state.peers().stream()
          .filter(peer -> peer.free() && (call.equals(peer.peerId()) || call.equals(peer.name())))
          .findFirst()
          .ifPresent(this::callOnce);
    }
  }

  private void callOnce(PeerState.PeerRow peer) {
    called = true;
    intents.connect(peer.peerId());
  }

  private boolean isAccepted(String peerId, String name) {
    return accept.contains("all") || accept.contains(peerId) || accept.contains(name);
  }
}
