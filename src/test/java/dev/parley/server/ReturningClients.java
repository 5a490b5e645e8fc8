package dev.parley.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Real clients of a server that goes away and comes back, in time that the test moves: measures how
 * long after the server each is online again, and counts the server's log-ins.
 */
final class ReturningClients {
  private static final String CHANNEL = "village";

  private final FakeLoop loop = new FakeLoop();
  private final Random random;
  private final List<Villager> villagers = new ArrayList<>();
  private final List<Duration> logIns = new ArrayList<>();
  private Set<Pipe> connections = new LinkedHashSet<>();
  private Duration back = Duration.ZERO;
  private boolean up = true;

  /** The server ends each connection as soon as its client has logged in. */
  private boolean crashing;

  /** All are online, and have been for a while. */
  ReturningClients(int size, long seed) {
    random = new Random(seed);
    for (int i = 0; i < size; i++) {
      Villager villager = new Villager("villager-" + i);
      villagers.add(villager);
      loop.act(villager.client::join);
    }
    pass(Duration.ofMinutes(1));
  }

  void pass(Duration time) {
    loop.advance(time);
  }

  /** The server dies, and is back after this time. */
  void outage(Duration time) {
    up = false;
    Set<Pipe> broken = connections;
    connections = new LinkedHashSet<>();
    loop.act(() -> broken.forEach(pipe -> pipe.listener.closed("the server has died")));
    pass(time);
    up = true;
    back = loop.now();
    logIns.clear();
    villagers.forEach(villager -> villager.returned = null);
  }

  void crashFor(Duration time) {
    crashing = true;
    outage(Duration.ZERO);
    pass(time);
  }

  /**
   * How long after the server each client is online again, the quickest first; those that are not
   * yet are not in it.
   */
  List<Duration> returns() {
    return villagers.stream()
        .filter(villager -> villager.returned != null)
        .map(villager -> villager.returned.minus(back))
        .sorted()
        .toList();
  }

  /** How often the server was logged in to since it is back, by second. */
  TreeMap<Long, Integer> logInsBySecond() {
    TreeMap<Long, Integer> seconds = new TreeMap<>();
    logIns.forEach(at -> seconds.merge(at.minus(back).toSeconds(), 1, Integer::sum));
    return seconds;
  }

  /** Log-ins in the busiest second, wherever it begins. */
  int busiestSecond() {
    int most = 0;
    for (int last = 0, first = 0; last < logIns.size(); last++) {
      while (logIns.get(last).minus(logIns.get(first)).compareTo(Duration.ofSeconds(1)) > 0) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  private final class Villager implements Signalling.Listener {
    final VertoClient client;
    Duration returned;

    Villager(String id) {
      VertoAccount account = new VertoAccount(id, "secret", "session-of-" + id, CHANNEL);
      client = new VertoClient(loop, Pipe::new, account, () -> "fresh", random::nextDouble, this);
    }

    @Override
    public void link(Link link) {
      if (link.state() == Link.State.ONLINE) {
        returned = loop.now();
      }
    }

    @Override
    public void presence(String peerId, Presence presence) {}

    @Override
    public void message(String peerId, PeerMessage message) {}

    @Override
    public void beat() {}
  }

  /** A connection to the server, which answers what clients ask at a log-in. */
  private final class Pipe implements TextSocket {
    final Listener listener;

    Pipe(Listener listener) {
      this.listener = listener;
      if (up) {
        connections.add(this);
        loop.post(listener::opened);
      } else {
        loop.post(() -> listener.closed("nobody listens"));
      }
    }

    @Override
    public void send(String text) {
      loop.post(() -> answer(text));
    }

    private void answer(String text) {
      if (!connections.contains(this)) {
        return;
      }
      JsonNode request;
      try {
        request = Json.read(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
      ObjectNode answer = Json.object().put("jsonrpc", "2.0").put("id", request.path("id").asInt());
      ObjectNode result = answer.putObject("result");
      switch (request.path("method").asText()) {
        case "login" -> {
          logIns.add(loop.now());
          result.put("message", "logged in");
          listener.text(answer.toString());
          listener.text("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.clientReady\"}");
        }
        case "verto.subscribe" -> {
          result.putArray("subscribedChannels").add(CHANNEL);
          listener.text(answer.toString());
          if (crashing) {
            connections.remove(this);
            listener.closed("the server has died");
          }
        }
        default -> listener.text(answer.toString());
      }
    }

    @Override
    public CompletableFuture<Void> close() {
      connections.remove(this);
      return CompletableFuture.completedFuture(null);
    }
  }
}
