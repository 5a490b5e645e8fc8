package dev.parley.peer;

import dev.parley.connection.Statistics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A controller in a {@link FakeChannel}, and what a person sees and may want of it. */
final class FakePerson implements Peer.Listener {
  final String id;
  final FakeWires.Side connections;
  final List<EndReason> ends = new ArrayList<>();

  /** All that was shown. */
  final Set<String> notices = new HashSet<>();

  final Peer peer;
  FakeMember member;
  private PeerState state;

  FakePerson(String id, FakeChannel channel, FakeWires wires) {
    this.id = id;
    connections = wires.new Side(id);
    peer =
        new Peer(
            channel.loop,
            new Peer.Self("room", id, id),
            new Peer.Network(
                listener -> member = new FakeMember(channel, id, listener), connections, () -> 0.5),
            this);
  }

  PeerState sees() {
    return state;
  }

  boolean hasOfferOf(FakePerson other) {
    return state.offers().stream().anyMatch(offer -> offer.peerId().equals(other.id));
  }

  boolean isInCallWith(FakePerson other) {
    return state.phase() == Phase.CONNECTED
        && state.front().orElseThrow().peerId().equals(other.id);
  }

  @Override
  public void state(PeerState next) {
    state = next;
    notices.add(next.notice());
    for (PeerState.Call call : next.calls()) {
      if (connections.living(call.peerId()) > 1) {
        throw new AssertionError(id + " has two connections with " + call.peerId());
      }
    }
    if (connections.living() > Math.max(1, next.calls().size())) {
      throw new AssertionError(id + " has " + connections.living() + " connections");
    }
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {}

  @Override
  public void ended(String peerId, EndReason reason) {
    ends.add(reason);
  }
}
