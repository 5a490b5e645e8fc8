package dev.parley.session;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.Phase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the call that the command line asks for. Looks at each state and reports an intent, as a
 * person at the window would: calls the first of those who are wanted, and adds the others to that
 * call as they come.
 */
final class AutoCall {
  /** Names or ids of those who were not called yet. */
  private final List<String> wanted;

  private final Intents intents;
  private final Set<String> called = new HashSet<>();

  /**
   * @param wanted names or ids; each is called once
   */
  AutoCall(List<String> wanted, Intents intents) {
    this.wanted = new ArrayList<>(wanted);
    this.intents = intents;
  }

  void look(PeerState state) {
    if (wanted.isEmpty()) {
      return;
    }
    if (!state.phase().isBusy()) {
      first(state);
    } else if (isOurs(state)) {
      dropThoseWhoAreIn(state);
      next(state);
    }
  }

  private void first(PeerState state) {
    for (String nameOrId : wanted) {
      Optional<String> there =
          find(state, nameOrId, PeerRow::free)
              .map(PeerRow::peerId)
              .or(() -> unseen(state, nameOrId));
      if (there.isPresent()) {
        wanted.remove(nameOrId);
        called.add(there.get());
        intents.connect(there.get());
        return;
      }
    }
  }

  /** Adds one at a time: the state that follows shows whether there is room for another. */
  private void next(PeerState state) {
    if (state.phase() != Phase.CONNECTED || !state.group().canAdd()) {
      return;
    }
    for (String nameOrId : wanted) {
      Optional<PeerRow> there =
          find(state, nameOrId, peer -> peer.free() && peer.joins() && !isIn(state, peer));
      if (there.isPresent()) {
        wanted.remove(nameOrId);
        called.add(there.get().peerId());
        intents.add(there.get().peerId());
        return;
      }
    }
  }

  /** Some are called by another member, or are in the room that is called. */
  private void dropThoseWhoAreIn(PeerState state) {
    state.calls().stream()
        .filter(call -> call.phase() == Phase.CONNECTED && called.add(call.peerId()))
        .forEach(call -> wanted.removeAll(List.of(call.peerId(), call.name())));
  }

  private boolean isOurs(PeerState state) {
    return state.calls().stream().anyMatch(call -> called.contains(call.peerId()));
  }

  private static boolean isIn(PeerState state, PeerRow peer) {
    return state.calls().stream().anyMatch(call -> call.peerId().equals(peer.peerId()));
  }

  private static Optional<PeerRow> find(
      PeerState state, String nameOrId, Predicate<PeerRow> suits) {
    return state.peers().stream()
        .filter(peer -> nameOrId.equals(peer.peerId()) || nameOrId.equals(peer.name()))
        .filter(suits)
        .findFirst();
  }

  /** Where any id can be called, nobody has to be seen first. */
  private static Optional<String> unseen(PeerState state, String id) {
    boolean can = state.dials() && state.status().tone() == PeerState.Tone.GOOD;
    return can ? Optional.of(id) : Optional.empty();
  }
}
