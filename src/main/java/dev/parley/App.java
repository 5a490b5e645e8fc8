package dev.parley;

import dev.parley.connection.Connection;
import dev.parley.connection.RtcConnections;
import dev.parley.connection.Statistics;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Frame;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;
import dev.parley.media.ToneMeter;
import dev.parley.peer.EndReason;
import dev.parley.peer.Peer;
import dev.parley.peer.PeerState;
import dev.parley.signalling.Signalling;
import dev.parley.socket.NetworkWatch;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import dev.parley.verto.VertoAccount;
import dev.parley.verto.VertoClient;
import dev.parley.view.Desk;
import dev.parley.view.View;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the client, put together: who talks to whom is decided here and nowhere else.
 *
 * <p>{@link #run} belongs to the thread that calls it; all else happens on the loop.
 */
final class App {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  /** How long saying goodbye may take before the process ends anyway. */
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private static final DoubleSupplier RANDOM = () -> ThreadLocalRandom.current().nextDouble();
  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  private final CallOptions options;
  private final Path settings;
  private final ThreadLoop loop = new ThreadLoop("parley-loop");
  private final Timeline timeline = new Timeline();
  private final ToneMeter tone = new ToneMeter();
  private final AtomicLong headlessFrames = new AtomicLong();
  private final CallLog calls = new CallLog(timeline, this::framesShown, tone);
  private final CompletableFuture<Void> wantsToLeave = new CompletableFuture<>();
  private final LocalServer local;
  private final ThisMachine machine;
  private Identity identity;
  private String ownId = "";
  private SignallingTap tap;
  private Media media;
  private NetworkWatch watch;
  private View view;

  /** The window's thread reads it. */
  private volatile Peer peer;

  App(CallOptions options, Path settings) {
    this.options = options;
    this.settings = settings;
    this.local =
        new LocalServer(loop, settings, wanted -> BuiltInServer.forThisMachine(loop, wanted));
    this.machine = new ThisMachine(loop, settings, devices -> view.devices(devices));
  }

  /**
   * Joins, and stays until the user, the time limit or the system ends it.
   *
   * @return an {@link ExitStatus}
   */
  int run() {
    start().exceptionally(this::fail);
    int status = ExitStatus.FAILED;
    try {
      wantsToLeave.join();
      status = status();
    } catch (CompletionException failure) {
      System.err.println("parley: " + sentence(failure.getCause()));
      LOG.debug("the start failed", failure);
    }
    goodbye();
    return status;
  }

  private int status() {
    return CompletableFuture.supplyAsync(
            () -> {
              if (tap != null && tap.isRefused()) {
                return ExitStatus.REFUSED;
              }
              boolean missed = options.limit() != null && !calls.hasConnected();
              return missed ? ExitStatus.NO_CALL : ExitStatus.OK;
            },
            loop::post)
        .join();
  }

  /** Any thread, any number of times. */
  void leave() {
    wantsToLeave.complete(null);
  }

  private Void fail(Throwable failure) {
    wantsToLeave.completeExceptionally(failure);
    return null;
  }

  private CompletableFuture<Void> start() {
    if (options.limit() != null) {
      loop.after(options.limit(), this::leave);
    }
    if (!options.headless()) {
      LateIntents intents = new LateIntents(() -> peer);
      view =
          new View(
              intents,
              new Desk(
                  loop::now,
                  this::leave,
                  machine,
                  options.preferences(),
                  machine::keep,
                  Version.text()));
      view.onFirstRemoteFrame(() -> timeline.note(Timeline.Moment.FIRST_REMOTE_FRAME));
    }
    return CompletableFuture.allOf(showWindow(), onLoop(this::join));
  }

  private CompletableFuture<Void> showWindow() {
    return view == null
        ? CompletableFuture.completedFuture(null)
        : view.start().thenRun(() -> timeline.note(Timeline.Moment.WINDOW_SHOWN));
  }

  /** Finds the server while the devices open, then takes an identity, then goes online. */
  private CompletableFuture<Void> join() {
    CompletableFuture<Media> opening = Media.open(loop, options.media());
    CompletableFuture<LocalPlace> finding =
        options.server() == null ? local.find() : CompletableFuture.completedFuture(null);
    return opening.thenCombine(finding, this::takeIdentity).thenCompose(taken -> taken);
  }

  private CompletableFuture<Void> takeIdentity(Media opened, LocalPlace place) {
    media = opened;
    if (view != null) {
      machine.use(media);
    }
    String server = place == null ? options.server().toString() : "built-in";
    String channel = place == null ? options.channel() : place.channel();
    String password = place == null ? options.password() : place.password();
    return loop.offload(
            "read the settings", () -> Identity.take(settings, server, channel), FILE_LIMIT)
        .thenAccept(
            taken -> {
              identity = taken;
              goOnline(channel, password);
            });
  }

  private void goOnline(String channel, String password) {
    ownId = options.clientId() == null ? identity.clientId : options.clientId();
    VertoAccount account = new VertoAccount(ownId, password, identity.sessionId, channel);
    TextSocket.Opener sockets =
        options.server() == null
            ? local.opener()
            : WssSocket.opener(loop, options.server(), options.trust());
    Signalling.Factory signalling =
        listener -> {
          tap = new SignallingTap(listener, timeline, this::trouble);
          return new VertoClient(loop, sockets, account, this::freshSession, RANDOM, tap);
        };
    Everyone everyone = new Everyone();
    peer =
        new Peer(loop, channel, ownId, options.name(), signalling, connections(), RANDOM, everyone);
    everyone.orders = new StandingOrders(options.accept(), options.call(), peer);
    watch = new NetworkWatch(loop, everyone);
    watch.start();
    peer.join();
  }

  private String freshSession() {
    String fresh = UUID.randomUUID().toString();
    loop.offload("keep the session", () -> identity.keepSession(fresh), FILE_LIMIT);
    return fresh;
  }

  private Connection.Factory connections() {
    FrameSink localPictures = view == null ? frame -> {} : view.localVideo();
    FrameSink remotePictures = view == null ? this::countHeadless : view.remoteVideo();
    return new RtcConnections(
        loop, media, localPictures, remotePictures, tone, options.iceServers());
  }

  private void countHeadless(Frame frame) {
    headlessFrames.incrementAndGet();
    timeline.note(Timeline.Moment.FIRST_REMOTE_FRAME);
  }

  private long framesShown() {
    return view == null ? headlessFrames.get() : view.remoteFramesShown();
  }

  /** A window says so itself; nobody sits at a headless run to mend what the server refused. */
  private void trouble(String sentence) {
    if (options.headless()) {
      System.err.println("parley: " + sentence);
      if (tap.isRefused()) {
        leave();
      }
    }
  }

  private void goodbye() {
    if (view != null) {
      view.close(); // first: nobody wants to look at it while a server is told
    }
    CompletableFuture<Void> said =
        onLoop(
            () ->
                (peer == null ? CompletableFuture.<Void>completedFuture(null) : peer.leave())
                    .thenRunAsync(this::release, loop::post));
    try {
      said.get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      LOG.info("left without waiting for the server");
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      LOG.warn("leaving failed", failure.getCause());
    }
    if (options.report() != null) {
      int reconnects = tap == null ? 0 : tap.reconnects();
      Report.of(ownId, timeline, reconnects, calls).leave(options.report());
    }
    loop.close();
  }

  private void release() {
    if (watch != null) {
      watch.close();
    }
    if (media != null) {
      media.close();
    }
    local.close();
    if (identity != null) {
      identity.close();
    }
  }

  /** Runs the start of something on the loop. */
  private <T> CompletableFuture<T> onLoop(Supplier<CompletableFuture<T>> work) {
    return CompletableFuture.supplyAsync(work, loop::post).thenCompose(result -> result);
  }

  /** Whoever follows what the peer does, and the peer as it follows what the machine does. */
  private final class Everyone implements Peer.Listener, NetworkWatch.Listener {
    private StandingOrders orders;

    @Override
    public void state(PeerState state) {
      calls.state(state);
      if (view != null) {
        view.render(state);
      }
      orders.look(state);
    }

    @Override
    public void statistics(Statistics statistics) {
      calls.statistics(statistics);
    }

    @Override
    public void ended(EndReason reason) {
      calls.ended(reason);
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

  private static String sentence(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
