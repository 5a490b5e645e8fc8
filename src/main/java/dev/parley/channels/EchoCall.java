package dev.parley.channels;

import dev.parley.peer.PeerState;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Calls the echo peer at home, and brings the person back to the channel in which they were. Loop
 * only.
 */
final class EchoCall {
  private final Navigator navigator;

  /** A channel that was left for this call; empty where it began at home. */
  private Optional<Destination> back = Optional.empty();

  /** Whether the call is on: from then on its end leads back. */
  private boolean isOn;

  /** What came of the last one, one sentence; empty for nothing to say. */
  private String summary = "";

  EchoCall(Navigator navigator) {
    this.navigator = navigator;
  }

  /**
   * Goes home first: among strangers, anybody may use the echo peer's id.
   *
   * @param at empty before the first channel
   */
  void begin(Optional<Destination> at, CompletableFuture<Void> home) {
    summary = "";
    isOn = false;
    back = at.filter(there -> !there.isHome());
    home.thenRun(() -> navigator.call(Destination.ECHO));
  }

  /** The run is on its way there: who goes elsewhere of their own will is not brought back. */
  void heading(Destination there) {
    if (!there.isHome()) {
      back = Optional.empty();
    }
  }

  /**
   * Takes the state of the call.
   *
   * @return where to go back to, once the call is over; empty for nowhere
   */
  Optional<Destination> state(PeerState state) {
    boolean was = isOn;
    isOn = state.front().filter(call -> call.peerId().equals(Destination.ECHO)).isPresent();
    if (!was || isOn) {
      return Optional.empty();
    }
    Optional<Destination> to = back;
    back = Optional.empty();
    return to;
  }

  void summarise(String sentence) {
    summary = sentence;
  }

  String summary() {
    return summary;
  }
}
