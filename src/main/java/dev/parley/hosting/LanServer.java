package dev.parley.hosting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channels.Invitation;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.server.ListenAddress;
import dev.parley.server.SelfMadeCertificate;
import dev.parley.server.ServerCertificate;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientBase;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.http.Wire;
import dev.parley.settings.Settings;
import dev.parley.socket.NetworkWatch;
import dev.parley.text.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens this machine's built-in server to the network: one more address, wss with a certificate of
 * its own, into the same channel. It is open as long as at least one copy of the program wishes so
 * and is connected at {@link #PATH}, where its first word is the password that only this user's
 * copies know; each is told the invite links, as {@code {"links": […]}}, or what went wrong, as
 * {@code {"trouble": "…"}}. Port, channel, password and certificate are kept, so that a link holds
 * for more than a day. Lives on the server's loop.
 */
final class LanServer implements AutoCloseable {
  /** Where copies of the program ask for it. */
  static final String PATH = "/open-to-network";

  private static final Logger LOG = LoggerFactory.getLogger(LanServer.class);

  /** Tried at the first time; one port that a person can open in a firewall. */
  static final int FIRST_PORT = 8082;

  /** Making a certificate takes a second, on a slow machine a few. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Loop loop;
  private final Path folder;
  private final LocalPlace own;

  /** What links say, with the port of the last time. */
  private LocalPlace guests;

  private final Network network;
  private final Function<ListenAddress, SignallingServer> doors;
  private final NetworkWatch watch;
  private final Set<Client> clients = new LinkedHashSet<>();

  /** Changed on the loop; null while it is not open. */
  private SignallingServer door;

  /** Empty while it is not open. */
  private Optional<Open> open = Optional.empty();

  private boolean closed;
  private int starts;

  /**
   * @param settings the settings folder
   * @param doors makes what listens for the same channel at another address
   */
  LanServer(Loop loop, Path settings, Keys keys, Function<ListenAddress, SignallingServer> doors) {
    this(loop, settings, keys, new Network("0.0.0.0", LanAddresses::look), doors);
  }

  /** In another network. */
  LanServer(
      Loop loop,
      Path settings,
      Keys keys,
      Network network,
      Function<ListenAddress, SignallingServer> doors) {
    this.loop = loop;
    this.folder = folder(settings);
    this.own = keys.own();
    this.guests = keys.guests();
    this.network = network;
    this.doors = doors;
    this.watch = new NetworkWatch(loop, new Refresh());
  }

  /** Makes one, of what its server has. */
  @FunctionalInterface
  interface Maker {
    LanServer of(Loop loop, Function<ListenAddress, SignallingServer> doors);
  }

  /**
   * Who may do what.
   *
   * @param own as copies of the program know the server
   * @param guests as invite links say
   */
  record Keys(LocalPlace own, LocalPlace guests) {}

  /**
   * Where the guests are.
   *
   * @param address on which to listen
   * @param addresses under which they find this machine, as in a URL; called on a worker
   */
  record Network(String address, Callable<List<String>> addresses) {}

  /** What is open: where guests come, and what they know the server by. */
  private record Open(LocalPlace place, String fingerprint) {
    String link(String host) {
      URI there = URI.create("wss://" + host + ":" + place.port());
      return new Invitation(there, place.channel(), place.password(), "", fingerprint).link();
    }
  }

  private static Path folder(Path settings) {
    return settings.resolve("lan-server");
  }

  /** What links said the last time; empty where there were none. */
  static Optional<LocalPlace> read(Path settings) {
    try {
      return LocalPlace.read(folder(settings));
    } catch (IOException unusable) { // said to who wants to open it
      LOG.debug("what links said is not readable", unusable);
      return Optional.empty();
    }
  }

  /** What links to a channel may say that were never given away. */
  static LocalPlace fresh(String channel) {
    return LocalPlace.fresh(channel).at(FIRST_PORT);
  }

  /** Who comes to {@link #PATH}. */
  UpgradeHandler requests(ServerContext context) {
    return UpgradeHandler.open(wire -> new Client(context, wire));
  }

  /** Closes it for good. Any thread. */
  @Override
  public synchronized void close() {
    closed = true;
    if (door != null) {
      door.close();
    }
  }

  private void begin() {
    int turn = ++starts;
    loop.offload("prepare the server for the network", this::certificate, LIMIT)
        .thenCompose(certificate -> open(certificate, turn))
        .exceptionally(
            failure -> {
              if (turn == starts) {
                LOG.info("not open to the network: {}", Failure.sentence(failure));
                ObjectNode told = Json.object().put("trouble", Failure.sentence(failure));
                List.copyOf(clients).forEach(client -> client.end(told.toString()));
              }
              return null;
            });
  }

  private void end() {
    starts++;
    open = Optional.empty();
    watch.close();
    if (door != null) {
      door.close();
      door = null;
    }
  }

  /** Links name the certificate itself: it needs no host's name, and stays when one changes. */
  private ServerCertificate certificate() throws IOException {
    try {
      Settings.prepare(folder);
      return new SelfMadeCertificate(folder.resolve("certificate")).covering(List.of());
    } catch (FileSystemException e) {
      throw Settings.unusable(folder, e);
    }
  }

  private CompletableFuture<Void> open(ServerCertificate certificate, int turn) {
    return listen(certificate, guests.port(), turn)
        .handle(
            (port, failure) -> // the port of the last time may be somebody else's by now
            failure == null
                    ? CompletableFuture.completedFuture(port)
                    : listen(certificate, 0, turn))
        .thenCompose(listening -> listening)
        .thenCompose(port -> announce(certificate, port, turn));
  }

  private synchronized CompletableFuture<Integer> listen(
      ServerCertificate certificate, int port, int turn) {
    if (turn != starts || closed) {
      return CompletableFuture.failedFuture(new IOException("not wanted any more"));
    }
    InetSocketAddress where = new InetSocketAddress(network.address(), port);
    door = doors.apply(ListenAddress.of(where, Optional.of(certificate)));
    return door.start();
  }

  private CompletableFuture<Void> announce(ServerCertificate certificate, int port, int turn) {
    if (turn != starts) {
      return CompletableFuture.completedFuture(null);
    }
    guests = guests.at(port);
    LocalPlace kept = guests;
    open = Optional.of(new Open(kept, certificate.digits()));
    watch.start();
    return loop.offload("keep the server's place", () -> kept.write(folder), LIMIT)
        .thenRun(this::refresh);
  }

  /** Looks anew under which addresses others find it, and tells the links. */
  private void refresh() {
    loop.offload("look at the network's addresses", network.addresses(), LIMIT)
        .handle(
            (found, failure) -> {
              if (failure != null) {
                LOG.warn("could not list the addresses of this computer", failure);
              }
              open.ifPresent(now -> tell(now, failure == null ? found : List.of()));
              return null;
            });
  }

  private void tell(Open now, List<String> hosts) {
    ObjectNode told = Json.object();
    hosts.forEach(host -> told.withArray("/links").add(now.link(host)));
    clients.forEach(client -> client.send(told.toString()));
  }

  /** A copy of the program that wants it open, once it has said the password. */
  private final class Client extends ClientBase {
    Client(ServerContext context, Wire wire) {
      super(context, wire);
    }

    @Override
    protected void read(String text) {
      if (!clients.contains(this)) { // there is nothing else that it could say
        byte[] right = own.password().getBytes(StandardCharsets.UTF_8);
        boolean isOwn = MessageDigest.isEqual(right, text.getBytes(StandardCharsets.UTF_8));
        guess("this computer", "", isOwn, isOwn ? this::enter : this::close);
      }
    }

    private void enter() {
      setMember(true);
      keepAlive();
      clients.add(this);
      if (open.isPresent()) {
        refresh();
      } else if (clients.size() == 1) {
        begin();
      }
    }

    @Override
    protected void left() {
      if (clients.remove(this) && clients.isEmpty()) {
        LanServer.this.end();
      }
    }

    void end(String lastWords) {
      send(lastWords);
      close();
    }
  }

  /** A machine in another network has other addresses. */
  private final class Refresh implements NetworkWatch.Listener {
    @Override
    public void networkChanged() {
      refresh();
    }

    @Override
    public void woke() {
      refresh();
    }
  }
}
