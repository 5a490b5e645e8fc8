package dev.parley.view.people;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A row of the list of people: somebody who is in the channel, whose calls were missed, or both.
 *
 * @param standing AWAY for somebody who is not in the channel
 * @param missed the calls of that person that were missed
 * @param callable whether that person can be called
 */
record PersonRow(
    String peerId, String name, Standing standing, Optional<Missed> missed, boolean callable) {

  /**
   * Those to show: first whom one can call back, newest first; then the others who are there, by
   * name; then whose calls were missed and who have gone; then those who are away.
   *
   * @param shown whether a peer is one of them
   */
  static List<PersonRow> all(PeerState state, Predicate<String> shown) {
    Map<String, PeerRow> here = new HashMap<>();
    state.peers().forEach(peer -> here.put(peer.peerId(), peer));
    List<PersonRow> all = new ArrayList<>(state.peers().size());
    List<PersonRow> gone = new ArrayList<>();
    for (Missed missed : state.missed()) {
      PeerRow row = here.remove(missed.peerId());
      List<PersonRow> part = missed.free() ? all : gone;
      part.add(
          new PersonRow(
              missed.peerId(),
              row == null ? missed.name() : row.name(),
              row == null ? Standing.AWAY : row.standing(),
              Optional.of(missed),
              missed.free()));
    }
    for (PeerRow row : state.peers()) {
      if (here.containsKey(row.peerId()) && shown.test(row.peerId())) {
        (row.standing() == Standing.AWAY ? gone : all).add(of(row));
      }
    }
    all.addAll(gone);
    return all;
  }

  private static PersonRow of(PeerRow row) {
    return new PersonRow(
        row.peerId(),
        row.name(),
        row.standing(),
        Optional.empty(),
        row.standing() != Standing.AWAY);
  }

  boolean isBusy() {
    return standing == Standing.BUSY;
  }
}
