package dev.parley.session;

import dev.parley.channels.Destination;
import dev.parley.connection.Connection;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.AllowList;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.report.Arrivals;
import dev.parley.report.CallLog;
import dev.parley.report.Timeline;
import dev.parley.signalling.FakeSignalling;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.socket.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** A run that goes from channel to channel in a world without server, media or time. */
public final class ChannelSessionFixture implements ChannelSession.Ways, ChannelSession.Listener {
  static final URI SERVER = URI.create("wss://talk.example.org");

  final FakeLoop loop = new FakeLoop();
  final FakeConnections connections = new FakeConnections();
  final Timeline timeline = new Timeline();
  final CallLog calls = new CallLog(timeline, new Arrivals(), peerId -> 0);
  final List<FakeSignalling> servers = new ArrayList<>();
  final List<Account> accounts = new ArrayList<>();
  final List<PeerState> states = new ArrayList<>();
  final List<EndReason> ends = new ArrayList<>();
  final SessionSwitcher sessionSwitcher;

  /** Where joining the next server leads to. */
  Link onJoin = Link.of(Link.State.ONLINE);

  ChannelSessionFixture(Path settings) {
    sessionSwitcher =
        new SessionSwitcher(
            loop, where -> new ChannelSession(loop, settings, where, this, timeline, this));
  }

  static SessionOptions to(String channel) {
    return options(new Destination(SERVER, Trust.platform(), "", channel, "secret"));
  }

  public static SessionOptions options(Destination there) {
    return new SessionOptions(there, null, "Me", AllowList.NOBODY, List.of());
  }

  CompletableFuture<Void> go(String channel) {
    List<CompletableFuture<Void>> gone = new ArrayList<>();
    loop.act(() -> gone.add(sessionSwitcher.go(CompletableFuture.completedFuture(to(channel)))));
    return gone.get(0);
  }

  FakeSignalling server() {
    return servers.get(servers.size() - 1);
  }

  PeerState shown() {
    loop.advance(java.time.Duration.ofSeconds(1));
    return states.get(states.size() - 1);
  }

  void annOffers() {
    presence("ann");
    loop.act(() -> server().heard().message("ann", new PeerMessage.Offer("Ann")));
  }

  void presence(String peerId) {
    Presence there = new Presence(Presence.Status.AVAILABLE, "Ann");
    loop.act(() -> server().heard().presence(peerId, there));
  }

  /** In a call with Ann, in the channel. */
  ChannelSessionFixture inACall(String channel) {
    go(channel);
    annOffers();
    sessionSwitcher.intents().accept("ann");
    loop.run();
    loop.act(() -> connections.latest().mediaIsReady());
    loop.act(() -> connections.latest().says().state(Connection.State.CONNECTED));
    return this;
  }

  @Override
  public Signalling signalling(
      Destination to,
      Account account,
      Supplier<String> freshSession,
      Signalling.Listener listener) {
    accounts.add(account);
    servers.add(new FakeSignalling(listener));
    server().onJoin = onJoin;
    return server();
  }

  @Override
  public Connection.Factory connections() {
    return connections;
  }

  @Override
  public List<DataFeature> features(Destination there) {
    return List.of();
  }

  @Override
  public DoubleSupplier random() {
    return () -> 0.5;
  }

  @Override
  public void trouble(String sentence) {}

  @Override
  public void state(PeerState state) {
    states.add(state);
    calls.state(state);
  }

  @Override
  public void statistics(String peerId, Statistics statistics) {}

  @Override
  public void ended(String peerId, EndReason reason) {
    ends.add(reason);
    calls.ended(peerId, reason);
  }
}
