package dev.parley.server;

import dev.parley.connection.Statistics;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.signalling.Signalling;
import java.util.ArrayList;
import java.util.List;

/** One person of the contract: a real controller over the client of a dialect, without media. */
final class ContractSide implements Peer.Listener {
  final String id;
  final AgreeingConnections connections;
  final Peer peer;
  final List<EndReason> ends = new ArrayList<>();
  private final FakeLoop loop;
  private PeerState state;

  ContractSide(FakeLoop loop, String id, Signalling.Factory client) {
    this.loop = loop;
    this.id = id;
    this.connections = new AgreeingConnections(loop, id);
    this.peer =
        new Peer(
            loop,
            new Peer.Self("room", id, ""),
            new Peer.Network(client, connections, () -> 0.5),
            this);
  }

  PeerState state() {
    return state;
  }

  Phase phase() {
    return state.phase();
  }

  boolean isOnline() {
    return state != null && state.status().tone() == PeerState.Tone.GOOD;
  }

  boolean seesFree(String peerId) {
    return state.peers().stream().anyMatch(row -> row.peerId().equals(peerId) && row.free());
  }

  /** The one who rings here. */
  String ringing() {
    if (state.offers().size() != 1) {
      throw new AssertionError(id + " has " + state.offers());
    }
    return state.offers().get(0).peerId();
  }

  boolean isRinging() {
    return !state.offers().isEmpty();
  }

  void accepts() {
    peer.accept(ringing());
    loop.run();
  }

  void declines() {
    peer.decline(ringing());
    loop.run();
  }

  void calls(String peerId) {
    peer.connect(peerId);
    loop.run();
  }

  void closes() {
    peer.close();
    loop.run();
  }

  @Override
  public void state(PeerState next) {
    state = next;
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {}

  @Override
  public void ended(String peerId, EndReason reason) {
    ends.add(reason);
  }
}
