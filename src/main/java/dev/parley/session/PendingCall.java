package dev.parley.session;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import java.time.Duration;

/**
 * Makes one call after its person has just joined a channel, where the other may still be missing.
 * It is dropped when another call comes first, or when nobody comes. Loop only.
 */
final class PendingCall {
  static final PendingCall NONE = new PendingCall("");

  /** An echo peer that is started takes a few seconds; after that a call would be a surprise. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String whom;
  private boolean open;

  /**
   * @param whom the name or the id of a peer; empty for nobody
   */
  PendingCall(String whom) {
    this.whom = whom;
    this.open = !whom.isEmpty();
  }

  void look(PeerState state, Intents intents) {
    if (!open) {
      return;
    }
    if (state.phase().isBusy()) {
      drop();
      return;
    }
    state.peers().stream()
        .filter(peer -> peer.free() && (whom.equals(peer.peerId()) || whom.equals(peer.name())))
        .findFirst()
        .ifPresent(
            peer -> {
              drop();
              intents.connect(peer.peerId());
            });
  }

  /** Any number of times. */
  void drop() {
    open = false;
  }
}
