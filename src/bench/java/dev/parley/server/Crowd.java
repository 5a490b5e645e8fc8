package dev.parley.server;

import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A real server on loopback with many simple peers in its channel, each of which says every 45 s
 * that it is there. For {@code src/scripts/measure/crowd}.
 */
public final class Crowd implements AutoCloseable {
  public static final String CHANNEL = "crowd";
  public static final String PASSWORD = "pw"; // what LoadClients logs in with

  private static final Duration ROUND = Duration.ofSeconds(45);

  private final ThreadLoop loop = new ThreadLoop("crowd-server");
  private final SignallingServer server =
      new SignallingServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Directory.of("parley.test").withChannel(CHANNEL, PASSWORD),
          Limits.DEFAULT.withConnections(5000, 5000),
          loop);
  private final int port = server.start().join();
  private volatile boolean closed;

  /** Returns when all are in the channel. */
  public Crowd(int size) throws IOException {
    LoadClients clients = new LoadClients(port);
    List<LoadClients.Client> peers = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      peers.add(clients.join("peer-%04d".formatted(i), CHANNEL));
    }
    Thread talking = new Thread(() -> talk(clients, peers), "crowd");
    talking.setDaemon(true);
    talking.start();
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    closed = true;
    server.close();
    loop.close();
  }

  /** One after the other, evenly over the time. */
  private void talk(LoadClients clients, List<LoadClients.Client> peers) {
    long each = ROUND.toNanos() / peers.size();
    long due = System.nanoTime();
    try {
      for (int next = 0; !closed; next = (next + 1) % peers.size()) {
        peers.get(next).send(announcement(next));
        due += each;
        long until = due;
        clients.await(() -> System.nanoTime() >= until);
      }
    } catch (IOException | UncheckedIOException end) {
      if (!closed) {
        System.err.println("the crowd has gone: " + end.getMessage());
      }
    }
  }

  private static String announcement(int peer) {
    String said = "{\"peerStatus\":\"available\",\"peerName\":\"Peer %04d\"}".formatted(peer);
    String data = Base64.getEncoder().encodeToString(said.getBytes(StandardCharsets.UTF_8));
    return LoadClients.request(
        "verto.broadcast",
        "\"localBroadcast\":true,\"eventChannel\":\"%s\",\"eventData\":\"%s\""
            .formatted(CHANNEL, data));
  }
}
