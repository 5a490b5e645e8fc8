package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.loop.FakeLoop;
import dev.parley.signalling.FakeSignalling;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.ArrayList;
import java.util.List;

/** A controller named "m" in a world without server, media or time, brought up to a state. */
final class PeerFixture {
  final FakeLoop loop = new FakeLoop();
  final FakeConnections connections = new FakeConnections();
  final List<PeerState> states = new ArrayList<>();
  final List<EndReason> ends = new ArrayList<>();
  FakeSignalling signalling;
  final Peer peer =
      new Peer(
          loop,
          new Peer.Self("home", "m", "Me"),
          new Peer.Network(
              listener -> signalling = new FakeSignalling(listener), connections, () -> 0.5),
          new Recording());

  /** The newest state, with the newest list in it. */
  PeerState state() {
    loop.advance(StatePublisher.ROWS_EVERY);
    return states.get(states.size() - 1);
  }

  Phase phase() {
    return states.get(states.size() - 1).phase();
  }

  PeerFixture online() {
    peer.join();
    loop.run();
    return this;
  }

  /** Online, with "ann" in the channel. */
  PeerFixture withAnn() {
    online();
    presence("ann", Presence.Status.AVAILABLE, "Ann");
    signalling.takeSaid();
    return this;
  }

  PeerFixture offering() {
    withAnn();
    peer.connect("ann");
    loop.run();
    loop.act(() -> connections.latest().mediaIsReady());
    return this;
  }

  PeerFixture offered() {
    withAnn();
    message("ann", new PeerMessage.Offer("Ann"));
    return this;
  }

  PeerFixture connecting() {
    offering();
    message("ann", new PeerMessage.Accept("Ann"));
    return this;
  }

  PeerFixture connected() {
    connecting();
    connection(Connection.State.CONNECTED);
    signalling.takeSaid();
    return this;
  }

  void presence(String peerId, Presence.Status status, String name) {
    loop.act(() -> signalling.heard().presence(peerId, new Presence(status, name)));
  }

  void otherDevice(Presence.Status status) {
    loop.act(() -> signalling.heard().otherDevice(new Presence(status, "")));
  }

  /** How much the newest connection was given; none where there is no connection. */
  int received() {
    return connections.count() == 0 ? 0 : connections.latest().received.size();
  }

  void message(String peerId, PeerMessage message) {
    loop.act(() -> signalling.heard().message(peerId, message));
  }

  void connection(Connection.State state) {
    loop.act(() -> connections.latest().says().state(state));
  }

  private final class Recording implements Peer.Listener {
    @Override
    public void state(PeerState state) {
      states.add(state);
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {}

    @Override
    public void ended(String peerId, EndReason reason) {
      ends.add(reason);
    }
  }
}
