package dev.parley.session;

import dev.parley.call.IceServer;
import dev.parley.channels.Destination;
import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.data.DataFeature;
import dev.parley.loop.Loop;
import dev.parley.peer.AllowList;
import dev.parley.peer.EndReason;
import dev.parley.peer.Intents;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.report.Timeline;
import dev.parley.settings.AcceptedCallers;
import dev.parley.settings.Identity;
import dev.parley.signalling.Link;
import dev.parley.signalling.Signalling;
import dev.parley.socket.NetworkWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Represents one stay in a channel, from taking an identity to leaving. It is entered once and left
 * once; going elsewhere makes another. Loop only, but for {@link #intents}.
 */
public final class ChannelSession {
  private static final Logger LOG = LoggerFactory.getLogger(ChannelSession.class);

  /** How long saying goodbye may take before one is gone anyway. */
  public static final Duration GOODBYE = Duration.ofSeconds(3);

  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Path settings;
  private final SessionOptions options;
  private final Ways ways;
  private final Timeline timeline;
  private final Listener listener;
  private CompletableFuture<Void> entering = CompletableFuture.completedFuture(null);

  /** Null until somebody wants to leave. */
  private CompletableFuture<Void> leaving;

  /** Null until it is taken, as those that follow. */
  private Identity identity;

  private SignallingTap tap;
  private NetworkWatch watch;
  private AutoCall orders;
  private PeerState latest;
  private ReturnAfterPunt comingBack;
  private PendingCall pendingCall = PendingCall.NONE;
  private boolean arrived;
  private boolean over;

  /** The window's thread reads it. */
  private volatile Peer peer;

  /** How a stay reaches the server and the others. */
  interface Ways {
    Signalling signalling(
        Destination to,
        Account account,
        Supplier<String> freshSession,
        Signalling.Listener listener);

    Connection.Factory connections();

    /** What uses the data channels of the calls there. */
    List<DataFeature> features(Destination there);

    /** From 0 (inclusive) to 1, for the spread of answers. */
    DoubleSupplier random();
  }

  /** Hears of a stay until it is over; on the loop. */
  public interface Listener extends Peer.Listener {
    /** Why there is no connection to the server: one sentence, once for each reason. */
    void trouble(String sentence);

    /** The server has let one in for the first time. */
    default void arrived(Destination there) {}
  }

  /**
   * @param settings the folder in which identities are kept
   * @param options where to go, as whom, and what to do there without a click
   * @param timeline of the whole run
   */
  public ChannelSession(
      Loop loop,
      Path settings,
      SessionOptions options,
      Ways ways,
      Timeline timeline,
      Listener listener) {
    this.loop = loop;
    this.settings = settings;
    this.options = options;
    this.ways = ways;
    this.timeline = timeline;
    this.listener = listener;
  }

  /**
   * Takes an identity, and goes online.
   *
   * @return completes on the loop when the way to the server is begun; or fails with a sentence
   */
  public CompletableFuture<Void> enter() {
    loop.assertOn();
    entering = loop.offload("read the settings", this::read, FILE_LIMIT).thenAccept(this::goOnline);
    return entering;
  }

  /** What is kept for this channel. */
  private record Kept(Identity identity, Map<String, String> acceptedCallers) {}

  private Kept read() throws IOException {
    Destination to = options.to();
    Map<String, String> accepted =
        options.accept().hasNames() ? AcceptedCallers.read(settings, to.id()) : Map.of();
    return new Kept(Identity.take(settings, to.serverName(), to.channel()), accepted);
  }

  /**
   * Ends the call, says goodbye, and gives the identity back: then another stay may begin, in the
   * same channel too. From any state, any number of times.
   *
   * @return completes on the loop, within {@link #GOODBYE} of the identity being there
   */
  public CompletableFuture<Void> leave() {
    loop.assertOn();
    if (leaving == null) {
      // What is being taken can only be given back once it is there.
      leaving = entering.handle((done, failure) -> null).thenCompose(settled -> sayGoodbye());
    }
    return leaving;
  }

  /** Calls this one, as soon as they are there and unless something else happens first. */
  void call(String nameOrId) {
    loop.assertOn();
    pendingCall = new PendingCall(nameOrId);
    PendingCall given = pendingCall;
    loop.after(PendingCall.PATIENCE, given::drop);
    if (latest != null) {
      given.look(latest, peer);
    }
  }

  /** Null until the channel is entered. Any thread. */
  Intents intents() {
    return peer;
  }

  /** As whom it is; empty until that is known. */
  String ownId() {
    return identity == null ? "" : id();
  }

  /** How often the client came back after it had been online. */
  int reconnects() {
    return tap == null ? 0 : tap.reconnects();
  }

  /** Whether the server's last word was no. */
  boolean isRefused() {
    return tap != null && tap.isRefused();
  }

  private String id() {
    return options.clientId() == null ? identity.clientId : options.clientId();
  }

  private void goOnline(Kept kept) {
    identity = kept.identity();
    if (leaving != null) {
      return;
    }
    Destination to = options.to();
    String secret = id().equals(identity.clientId) ? identity.secret : "";
    Account account = new Account(id(), to.password(), identity.sessionId, to.channel(), secret);
    Signalling.Factory signalling =
        heard -> ways.signalling(to, account, this::freshSession, heard);
    tap = new SignallingTap(timeline, this::trouble);
    Everyone everyone = new Everyone();
    Connection.Factory connections = ways.connections();
    connections.certificate(identity.certificate);
    peer =
        new Peer(
            loop,
            new Peer.Self(to.channel(), id(), options.shownName()),
            new Peer.Network(signalling, connections, ways.random(), ways.features(to)),
            everyone);
    peer.answer(
        options.accept(), new AllowList.FirstIds(kept.acceptedCallers(), this::keepAccepted));
    comingBack = new ReturnAfterPunt(loop, ways.random(), peer::comeBack);
    orders = new AutoCall(options.call(), peer);
    watch = new NetworkWatch(loop, everyone);
    watch.start();
    peer.join();
  }

  private void keepAccepted(String name, String id) {
    loop.<Void>offload(
            "keep an accepted caller",
            () -> {
              AcceptedCallers.keep(settings, options.to().id(), name, id);
              return null;
            },
            FILE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("the id of {} is not kept: {}", name, failure.getMessage());
              return null;
            });
  }

  private String freshSession() {
    String fresh = UUID.randomUUID().toString();
    loop.offload("keep the session", () -> identity.keepSession(fresh), FILE_LIMIT);
    return fresh;
  }

  private CompletableFuture<Void> sayGoodbye() {
    CompletableFuture<Void> gone = new CompletableFuture<>();
    if (peer == null) {
      end(gone);
      return gone;
    }
    Loop.Timer patience =
        loop.after(
            GOODBYE,
            () -> {
              LOG.info("left without waiting for the server");
              end(gone);
            });
    peer.leave()
        .whenCompleteAsync(
            (said, failure) -> {
              patience.cancel();
              end(gone);
            },
            loop::post);
    return gone;
  }

  private void end(CompletableFuture<Void> gone) {
    if (!over) {
      over = true;
      if (watch != null) {
        watch.close();
      }
      if (identity != null) {
        identity.close();
      }
    }
    gone.complete(null);
  }

  private void trouble(String sentence) {
    if (leaving == null) {
      listener.trouble(sentence);
    }
  }

  /** Connects the listeners to the peer, and the peer to the devices. */
  private final class Everyone implements Peer.Listener, NetworkWatch.Listener {
    @Override
    public void link(Link link) {
      tap.link(link);
      if (options.unattended()) {
        comingBack.link(link);
      }
    }

    @Override
    public void loggedIn() {
      tap.loggedIn();
    }

    @Override
    public void state(PeerState state) {
      if (!over) {
        listener.state(state);
        if (!arrived && state.status().tone() == PeerState.Tone.GOOD) {
          arrived = true;
          listener.arrived(options.to());
        }
        latest = state;
        if (leaving == null) {
          orders.look(state);
          pendingCall.look(state, peer);
        }
      }
    }

    @Override
    public void iceServers(List<IceServer> handedOut) {
      if (!over) {
        listener.iceServers(handedOut);
      }
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {
      if (!over) {
        listener.statistics(peerId, statistics);
      }
    }

    @Override
    public void ended(String peerId, EndReason reason) {
      listener.ended(peerId, reason); // late as well: the report says how the call ended
    }

    @Override
    public void networkChanged() {
      peer.networkChanged();
    }

    @Override
    public void woke() {
      peer.woke();
    }
  }
}
