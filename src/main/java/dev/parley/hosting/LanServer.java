package dev.parley.hosting;

import dev.parley.channels.Destination;
import dev.parley.channels.Invitation;
import dev.parley.channels.LanHosting;
import dev.parley.instance.CopyLock;
import dev.parley.loop.Loop;
import dev.parley.server.ListenAddress;
import dev.parley.server.SelfMadeCertificate;
import dev.parley.server.ServerCertificate;
import dev.parley.settings.Settings;
import dev.parley.socket.NetworkWatch;
import dev.parley.socket.Trust;
import dev.parley.text.Words;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the built-in server for this machine's network: wss with a certificate of its own, one
 * channel with an echo peer, and the invite links to it. Port, channel, password and certificate
 * are kept, so that a link holds for more than a day. Loop only.
 */
public final class LanServer implements LanHosting {
  private static final Logger LOG = LoggerFactory.getLogger(LanServer.class);
  private static final Words WORDS = Words.in(LanServer.class);
  private static final String CHANNEL = "house";

  /** Tried at the first time; one port that a person can open in a firewall. */
  private static final int FIRST_PORT = 8082;

  /** Making a certificate takes a second, on a slow machine a few. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Loop loop;
  private final Path folder;
  private final InetSocketAddress first;
  private final Callable<List<String>> addresses;
  private final Runnable changed;
  private final NetworkWatch watch;
  private CompletableFuture<Destination> starting;
  private CopyLock lock;
  private BuiltInServer server;
  private Destination place;
  private String fingerprint;
  private List<String> links = List.of();
  private int starts;

  /**
   * @param settings the settings folder
   * @param changed told on the loop when {@link #links} are others
   */
  public LanServer(Loop loop, Path settings, Runnable changed) {
    this(loop, settings, new InetSocketAddress("0.0.0.0", FIRST_PORT), LanAddresses::look, changed);
  }

  /**
   * @param first where to listen at the first time; later the port is that of the last
   * @param addresses under which others find this machine, as in a URL; called on a worker
   */
  LanServer(
      Loop loop,
      Path settings,
      InetSocketAddress first,
      Callable<List<String>> addresses,
      Runnable changed) {
    this.loop = loop;
    this.folder = settings.resolve("lan-server");
    this.first = first;
    this.addresses = addresses;
    this.changed = changed;
    this.watch = new NetworkWatch(loop, new Refresh());
  }

  /** What is kept from one time to the next, and what makes sure that it is used by one. */
  private record Kept(CopyLock lock, LocalPlace place, ServerCertificate certificate) {}

  @Override
  public CompletableFuture<Destination> start() {
    loop.assertOn();
    if (starting == null) {
      int turn = ++starts;
      starting =
          loop.offload("prepare the server for the network", this::take, LIMIT)
              .thenCompose(kept -> open(kept, turn));
      starting.whenComplete(
          (there, failure) -> {
            if (failure != null && turn == starts) {
              close();
            }
          });
    }
    return starting;
  }

  @Override
  public boolean isOn() {
    return server != null;
  }

  @Override
  public boolean isStarting() {
    return starting != null && server == null;
  }

  @Override
  public List<String> links() {
    return links;
  }

  @Override
  public boolean isHere(Destination where) {
    return place != null && where.server() != null && where.server().equals(place.server());
  }

  @Override
  public void close() {
    loop.assertOn();
    starts++;
    starting = null;
    links = List.of();
    place = null;
    watch.close();
    if (server != null) {
      server.close();
      server = null;
    }
    giveBack(lock);
    lock = null;
  }

  /** On a worker. */
  private Kept take() throws IOException {
    try {
      Optional<CopyLock> taken = CopyLock.take(LocalPlace.lockFile(folder));
      if (taken.isEmpty()) {
        throw new IOException(WORDS.say("host.taken"));
      }
      LocalPlace wanted =
          LocalPlace.read(folder).orElseGet(() -> LocalPlace.fresh(CHANNEL).at(first.getPort()));
      // Links name the certificate itself: it needs no host's name, and stays when one changes.
      ServerCertificate certificate =
          new SelfMadeCertificate(folder.resolve("certificate")).covering(List.of());
      return new Kept(taken.get(), wanted, certificate);
    } catch (FileSystemException e) {
      throw Settings.unusable(folder, e);
    }
  }

  private CompletableFuture<Destination> open(Kept kept, int turn) {
    if (turn != starts) {
      giveBack(kept.lock());
      return CompletableFuture.failedFuture(new IOException(WORDS.say("host.ended")));
    }
    lock = kept.lock();
    return listen(kept, kept.place().port())
        .handle(
            (started, failure) -> // the port of the last time may be somebody else's by now
            failure == null ? CompletableFuture.completedFuture(started) : listen(kept, 0))
        .thenCompose(started -> started)
        .thenCompose(started -> announce(kept, started, turn));
  }

  private CompletableFuture<BuiltInServer.Started> listen(Kept kept, int port) {
    LocalPlace wanted = kept.place();
    return BuiltInServer.start(
        loop,
        ListenAddress.of(
            new InetSocketAddress(first.getAddress(), port), Optional.of(kept.certificate())),
        new BuiltInServer.Contents(
            Map.of(wanted.channel(), wanted.password()), Map.of(), Optional.empty(), true));
  }

  private CompletableFuture<Destination> announce(
      Kept kept, BuiltInServer.Started started, int turn) {
    if (turn != starts) {
      started.server().close();
      return CompletableFuture.failedFuture(new IOException(WORDS.say("host.ended")));
    }
    server = started.server();
    LocalPlace actual = kept.place().at(started.port());
    fingerprint = kept.certificate().digits();
    place =
        new Destination(
            URI.create("wss://127.0.0.1:" + actual.port()),
            Trust.platform(),
            fingerprint,
            actual.channel(),
            actual.password());
    watch.start();
    return loop.offload("keep the server's place", () -> keep(actual), LIMIT)
        .thenCompose(written -> refresh());
  }

  private Void keep(LocalPlace actual) throws IOException {
    actual.write(folder);
    return null;
  }

  /** Looks anew under which addresses others find it. */
  private CompletableFuture<Destination> refresh() {
    return loop.offload("look at the network's addresses", addresses, LIMIT)
        .handle(
            (found, failure) -> {
              if (failure != null) {
                LOG.warn("could not list the addresses of this computer", failure);
              }
              if (place != null) {
                links = failure == null ? found.stream().map(this::link).toList() : List.of();
                changed.run();
              }
              return place;
            });
  }

  private String link(String host) {
    URI there = URI.create("wss://" + host + ":" + place.server().getPort());
    return new Invitation(there, place.channel(), place.password(), "", fingerprint).link();
  }

  private static void giveBack(CopyLock held) {
    try {
      if (held != null) {
        held.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot let go of the server for the network", e);
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
