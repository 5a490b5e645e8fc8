package dev.parley.peer;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Publishes the state: once for everything that one turn of the loop changes, with a list of peers
 * that is sorted at most twenty times a second. Loop only.
 */
final class StatePublisher {
  /** Shorter than anybody sees; a thousand peers that join take one sorting in each. */
  static final Duration ROWS_EVERY = Duration.ofMillis(50);

  private final Loop loop;
  private final Roster roster;
  private final Supplier<PeerState> state;
  private final Peer.Listener listener;

  private PeerState published;
  private List<PeerState.PeerRow> rows = List.of();

  /** When the rows may be sorted next. */
  private Duration rowsFrom = Duration.ZERO;

  private boolean planned;
  private boolean rowsPlanned;

  StatePublisher(Loop loop, Roster roster, Supplier<PeerState> state, Peer.Listener listener) {
    this.loop = loop;
    this.roster = roster;
    this.state = state;
    this.listener = listener;
  }

  /** At the end of this turn of the loop. */
  void soon() {
    if (!planned) {
      planned = true;
      loop.post(this::now);
    }
  }

  /** At once: no phase of the call goes unseen. */
  void now() {
    loop.assertOn();
    planned = false;
    refreshRows();
    PeerState next = state.get();
    if (!next.equals(published)) {
      published = next;
      listener.state(next);
    }
  }

  /** Those of the last sorting. */
  List<PeerState.PeerRow> rows() {
    return rows;
  }

  private void refreshRows() {
    if (roster.isSorted()) {
      rows = roster.rows();
    } else if (loop.now().compareTo(rowsFrom) >= 0) {
      rowsFrom = loop.now().plus(ROWS_EVERY);
      rows = roster.rows();
    } else if (!rowsPlanned) {
      rowsPlanned = true;
      loop.after(rowsFrom.minus(loop.now()), this::rowsDue);
    }
  }

  private void rowsDue() {
    rowsPlanned = false;
    now();
  }
}
