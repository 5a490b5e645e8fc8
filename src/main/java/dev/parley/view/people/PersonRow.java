package dev.parley.view.people;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Invited;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Standing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A row of the list of people: somebody who is in the channel, whose calls were missed, or both.
 *
 * @param standing AWAY for somebody who is not in the channel
 * @param missed the calls of that person that were missed
 * @param callable whether that person can be called
 * @param joining how that person stands to the call that goes on
 */
record PersonRow(
    String peerId,
    String name,
    Standing standing,
    Optional<Missed> missed,
    boolean callable,
    Joining joining) {

  /** How somebody stands to the call that goes on. */
  enum Joining {
    /** There is none, or nothing to say about it. */
    NONE,
    MEMBER,
    /** Is being asked to join. */
    ASKED,
    CAN_BE_ADDED,
    /** Has a program that cannot join calls of several. */
    CANNOT
  }

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
    Function<PeerRow, Joining> joining = joining(state);
    for (Missed missed : state.missed()) {
      PeerRow row = here.remove(missed.peerId());
      List<PersonRow> part = missed.free() ? all : gone;
      part.add(
          new PersonRow(
              missed.peerId(),
              row == null ? missed.name() : row.name(),
              row == null ? Standing.AWAY : row.standing(),
              Optional.of(missed),
              missed.free(),
              row == null ? Joining.NONE : joining.apply(row)));
    }
    for (PeerRow row : state.peers()) {
      if (here.containsKey(row.peerId()) && shown.test(row.peerId())) {
        (row.standing() == Standing.AWAY ? gone : all).add(of(row, joining.apply(row)));
      }
    }
    all.addAll(gone);
    return all;
  }

  private static Function<PeerRow, Joining> joining(PeerState state) {
    if (!state.phase().isBusy() || state.group().equals(Group.NONE)) {
      return row -> Joining.NONE;
    }
    Set<String> members = state.calls().stream().map(Call::peerId).collect(Collectors.toSet());
    Set<String> asked =
        state.group().invited().stream().map(Invited::peerId).collect(Collectors.toSet());
    return row -> {
      if (members.contains(row.peerId())) {
        return Joining.MEMBER;
      } else if (asked.contains(row.peerId())) {
        return Joining.ASKED;
      } else if (row.standing() == Standing.AWAY || !state.group().canAdd()) {
        return Joining.NONE;
      }
      return row.joins() ? Joining.CAN_BE_ADDED : Joining.CANNOT;
    };
  }

  private static PersonRow of(PeerRow row, Joining joining) {
    return new PersonRow(
        row.peerId(),
        row.name(),
        row.standing(),
        Optional.empty(),
        row.standing() != Standing.AWAY,
        joining);
  }

  boolean isBusy() {
    return standing == Standing.BUSY;
  }
}
