package dev.parley.server;

import dev.parley.connection.FakeConnections;
import dev.parley.connection.Statistics;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.Wire;
import dev.parley.server.verto.VertoHub;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Many real controllers and clients at one real server core, in time that the test moves: counts
 * what the server sends and gets in each second.
 */
final class ManyPeers {
  private static final String CHANNEL = "village";
  private static final Limits LIMITS = Limits.DEFAULT.withConnections(5000, 5000);

  private final FakeLoop loop = new FakeLoop();
  private final Random random = new Random(1);
  private final VertoHub board =
      new VertoHub(
          new ServerContext(
              loop, Directory.of("parley.test").withChannel(CHANNEL, "secret"), LIMITS));
  private final List<Villager> villagers = new ArrayList<>();

  /** Frames that the server got and sent, by second. */
  private final Map<Long, Integer> frames = new HashMap<>();

  /** The villagers join one after the other, within the time. */
  ManyPeers(int size, Duration within) {
    for (int i = 0; i < size; i++) {
      Villager villager = new Villager("villager-" + i);
      villagers.add(villager);
      loop.after(within.multipliedBy(i).dividedBy(size), villager.peer::join);
    }
  }

  void pass(Duration time) {
    loop.advance(time);
  }

  Duration now() {
    return loop.now();
  }

  /** How many others the villager with the shortest list sees. */
  int shortestList() {
    return villagers.stream().mapToInt(villager -> villager.state.peers().size()).min().orElse(0);
  }

  /** Frames in the busiest second from then on. */
  int busiest(Duration from) {
    return frames.entrySet().stream()
        .filter(second -> second.getKey() >= from.toSeconds())
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  /** Frames a second between two moments, on average. */
  double average(Duration from, Duration to) {
    long all =
        frames.entrySet().stream()
            .filter(second -> second.getKey() >= from.toSeconds())
            .filter(second -> second.getKey() < to.toSeconds())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return (double) all / to.minus(from).toSeconds();
  }

  private void count() {
    frames.merge(loop.now().toSeconds(), 1, Integer::sum);
  }

  /** One peer with its client; it remembers what it would show. */
  private final class Villager implements Peer.Listener {
    final Peer peer;
    PeerState state;

    Villager(String id) {
      VertoAccount account = new VertoAccount(id, "secret", "session-of-" + id, CHANNEL);
      peer =
          new Peer(
              loop,
              new Peer.Self(CHANNEL, id, ""),
              new Peer.Network(
                  listener ->
                      new VertoClient(
                          loop, Pipe::new, account, () -> "fresh", random::nextDouble, listener),
                  new FakeConnections(),
                  random::nextDouble),
              this);
    }

    @Override
    public void state(PeerState next) {
      state = next;
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {}

    @Override
    public void ended(String peerId, EndReason reason) {}
  }

  /** A connection without a network: each frame arrives as a task of its own. */
  private final class Pipe implements TextSocket {
    private final ClientProtocol session;

    Pipe(Listener listener) {
      session = board.client(new ServerEnd(listener));
      loop.post(listener::opened);
    }

    @Override
    public void send(String text) {
      loop.post(
          () -> {
            count();
            session.received(text);
          });
    }

    @Override
    public CompletableFuture<Void> close() {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** What the server holds of a {@link Pipe}. */
  private final class ServerEnd implements Wire {
    private final TextSocket.Listener client;

    ServerEnd(TextSocket.Listener client) {
      this.client = client;
    }

    @Override
    public String address() {
      return "198.51.100.1";
    }

    @Override
    public void send(String text) {
      count();
      loop.post(() -> client.text(text));
    }

    @Override
    public void ping() {
      throw new IllegalStateException("a websocket ping in verto");
    }

    @Override
    public void pong(byte[] payload) {
      throw new IllegalStateException("a websocket pong in verto");
    }

    @Override
    public void looked(int length) {}

    @Override
    public void setMember(boolean member) {}

    @Override
    public boolean isClogged() {
      return false;
    }

    @Override
    public boolean isBehind() {
      return false;
    }

    @Override
    public void close(int code, String reason) {
      throw new IllegalStateException("the server ends a connection");
    }

    @Override
    public void cut() {
      throw new IllegalStateException("the server cuts a connection");
    }
  }
}
