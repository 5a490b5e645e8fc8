package dev.parley;

import dev.parley.call.IceServer;
import dev.parley.channels.ChannelsController;
import dev.parley.channels.Destination;
import dev.parley.channels.Navigator;
import dev.parley.cli.CallOptions;
import dev.parley.cli.ExitStatus;
import dev.parley.cli.ForcedEnd;
import dev.parley.cli.Run;
import dev.parley.connection.Statistics;
import dev.parley.connection.session.RtcConnections;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.pointer.PointerMark;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.proof.ProofState;
import dev.parley.files.Downloads;
import dev.parley.hosting.BuiltInServer;
import dev.parley.hosting.LanRequest;
import dev.parley.hosting.LocalServer;
import dev.parley.instance.IpcSocketPath;
import dev.parley.instance.SingleInstanceServer;
import dev.parley.loop.Loop;
import dev.parley.loop.LoopWatch;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Media;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.screen.ScreenMarkPicture;
import dev.parley.media.sound.Chimes;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.report.Arrivals;
import dev.parley.report.CallLog;
import dev.parley.report.Diagnosis;
import dev.parley.report.DiagnosticsFile;
import dev.parley.report.Report;
import dev.parley.report.RunLogHandle;
import dev.parley.report.StallDump;
import dev.parley.report.StallWatch;
import dev.parley.report.TestCallSummary;
import dev.parley.report.Timeline;
import dev.parley.report.Version;
import dev.parley.session.ChannelSession;
import dev.parley.session.DeferredIntents;
import dev.parley.session.NetworkWays;
import dev.parley.session.SessionOptions;
import dev.parley.session.SessionSwitcher;
import dev.parley.settings.OwnName;
import dev.parley.settings.Preferences;
import dev.parley.settings.Settings;
import dev.parley.text.Failure;
import dev.parley.view.FxRuntime;
import dev.parley.view.View;
import dev.parley.view.WindowContext;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.settings.SettingsContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assembles one run of the client.
 *
 * <p>{@link #run} belongs to the thread that calls it; all else happens on the loop.
 */
public final class App implements Run {
  private static final Logger LOG = LoggerFactory.getLogger(App.class);

  private final CallOptions options;
  private final Path settings = Settings.folder();
  private final ThreadLoop loop = new ThreadLoop("parley-loop");

  /** Waits for the native library, so that the other one need not. */
  private final ThreadLoop mediaLoop = new ThreadLoop("parley-media");

  private final Timeline timeline = new Timeline();
  private final Arrivals arrivals = new Arrivals();
  private final CallLog calls = new CallLog(timeline, arrivals, this::framesShown);
  private final CompletableFuture<Void> wantsToLeave = new CompletableFuture<>();
  private final OwnName name;
  private final LocalServer local;
  private final SessionSwitcher sessionSwitcher;
  private final Diagnosis diagnosis;
  private final RunLogHandle runLogHandle;
  private final StallWatch stalls;
  private final BothSides bothSides;
  private final CallFeatures callFeatures;
  private final ExposureWarning exposureWarning;

  /** Completes when all is over that the end of a run waits for. */
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /** Empty for a run that nobody sees. */
  private final Optional<Windowed> windowed;

  /** Until it completes nobody goes anywhere. */
  private CompletableFuture<Void> mediaOpen = new CompletableFuture<>();

  private Media media;

  public App(
      CallOptions options,
      Optional<String> wrongLink,
      Optional<FxRuntime> ahead,
      RunLogHandle runLogHandle) {
    this.options = options;
    this.runLogHandle = runLogHandle;
    this.exposureWarning = new ExposureWarning(loop, options.headless());
    this.name = new OwnName(loop, settings, options.session().shownName());
    this.local = new LocalServer(loop, settings, BuiltInServer.forThisMachine(loop, settings));
    this.sessionSwitcher = new SessionSwitcher(loop, this::stay);
    this.stalls =
        new StallWatch(
            new StallDump(settings, runLogHandle.folder(), options.secrets())::write,
            new WhenStuck());
    this.diagnosis =
        new Diagnosis(
            loop,
            runLogHandle,
            new DiagnosticsFile(settings, runLogHandle.folder(), options.secrets()),
            Downloads.ofUser(),
            known -> window().ifPresent(view -> view.diagnostics(known)));
    this.bothSides =
        new BothSides(
            loop,
            settings,
            this::window,
            () -> media,
            new BothSides.Reported(calls, arrivals),
            !options.headless() && !options.kiosk());
    this.callFeatures =
        new CallFeatures(loop, settings, options, pointerMark(), bothSides, new ShownFeatures());
    this.windowed =
        options.headless() ? Optional.empty() : Optional.of(new Windowed(wrongLink, ahead));
  }

  /** Nobody sits at a headless run whom a pointer could show something. */
  private PointerMark pointerMark() {
    return options.headless()
        ? PointerMark.NONE
        : new DesktopPointer(
            loop, name -> window().orElseThrow().pointerPicture(name, ScreenMarkPicture.MOST_SIDE));
  }

  private long framesShown(String peerId) {
    return window()
        .map(view -> view.remoteFramesShown(peerId))
        .orElseGet(() -> arrivals.of(peerId).pictures().count());
  }

  private Optional<View> window() {
    return windowed.map(one -> one.view);
  }

  @Override
  public int run() {
    return run(LoopWatch.Limits.USUAL);
  }

  /** With limits of one's own for a loop that is stuck. */
  public int run(LoopWatch.Limits limits) {
    stalls.begin(limits);
    diagnosis.begin();
    start().exceptionally(this::fail);
    int status = ExitStatus.FAILED;
    try {
      wantsToLeave.join();
      status = status();
    } catch (CompletionException failure) {
      System.err.println("parley: " + Failure.sentence(failure.getCause()));
      LOG.debug("the start failed", failure);
    }
    boolean reported = goodbye();
    return reported || status != ExitStatus.OK ? status : ExitStatus.FAILED;
  }

  private int status() {
    return CompletableFuture.supplyAsync(
            () -> {
              boolean missed = options.end().limit() != null && !calls.hasConnected();
              boolean undelivered = options.end().limit() != null && callFeatures.isUndelivered();
              return ExitStatus.of(hasFailed(), sessionSwitcher.isRefused(), missed, undelivered);
            },
            loop::post)
        .join();
  }

  private boolean hasFailed() {
    return window().filter(View::hasFailed).isPresent();
  }

  @Override
  public void leave() {
    wantsToLeave.complete(null);
    if (stalls.isStuck()) {
      leaveUnresponsive();
    }
  }

  /**
   * The end in order waits for the loop, and a person for nothing: the window goes at once. Without
   * one it is the system that wants the end, which waits no longer than it likes.
   */
  private void leaveUnresponsive() {
    window()
        .ifPresent(
            view -> {
              view.close();
              ForcedEnd.OF_PROCESS.quit(over, this::keep);
            });
  }

  /** What is known of this run goes to the disk; without the loop. */
  private void keep() {
    diagnosis.end(true);
    runLogHandle.close();
  }

  private Void fail(Throwable failure) {
    wantsToLeave.completeExceptionally(failure);
    return null;
  }

  private CompletableFuture<Void> start() {
    if (options.end().limit() != null) {
      loop.after(options.end().limit(), this::leave);
    }
    return windowed.map(Windowed::start).orElseGet(() -> onto(loop, this::join));
  }

  /** Finds the server while the devices open, then goes there. */
  private CompletableFuture<Void> join() {
    CompletableFuture<Media> opening =
        onto(mediaLoop, () -> Media.open(mediaLoop, options.media()));
    mediaOpen = opening.thenAcceptAsync(this::use, loop::post);
    Destination to = options.first();
    CompletableFuture<Destination> finding =
        to == null ? local.home() : CompletableFuture.completedFuture(to);
    return go(finding.thenApply(options::beginning));
  }

  private void use(Media opened) {
    media = opened;
    windowed.ifPresent(one -> one.use(opened));
  }

  private ChannelSession stay(SessionOptions where) {
    windowed.ifPresent(one -> one.heading(where.to()));
    exposureWarning.heading(where.to());
    FrameSink localPictures = window().map(View::localVideo).orElse(frame -> {});
    RtcConnections connections =
        new RtcConnections(
            loop, media, localPictures, this::pictures, this::sound, options.iceServers());
    return new ChannelSession(
        loop,
        settings,
        where.named(name.now()),
        new NetworkWays(
            loop,
            local,
            where.to().isHome() ? connections.onThisComputer() : connections,
            there -> callFeatures.in(there, where.first())),
        timeline,
        new Everyone());
  }

  /** Gets a peer's pictures. Any thread. */
  private FrameSink pictures(String peerId) {
    return arrivals.pictures(
        peerId,
        window()
            .map(view -> view.remoteVideo(peerId))
            .orElse(frame -> timeline.note(Timeline.Moment.FIRST_REMOTE_FRAME)));
  }

  /** Gets a peer's sound, which only a report asks for. Any thread. */
  private AudioSink sound(String peerId) {
    return options.end().report() == null ? AudioSink.NONE : arrivals.of(peerId).sound();
  }

  private CompletableFuture<Void> go(CompletableFuture<SessionOptions> where) {
    return sessionSwitcher.go(where.thenCombine(mediaOpen, (there, open) -> there));
  }

  /** Returns whether the report was written, if one was asked for. */
  private boolean goodbye() {
    window().ifPresent(View::close); // first: nobody wants to look at it while a server is told
    // The media last: what the calls have still asked of their connections was posted before.
    CompletableFuture<Optional<Media>> released =
        onto(loop, () -> sessionSwitcher.end().thenApply(ended -> release()));
    ShutdownWait.await(released, ShutdownWait.LIMIT);
    if (!stalls.isStuck()) {
      ShutdownWait.await(
          released.thenCompose(opened -> onto(mediaLoop, () -> close(opened))),
          ShutdownWait.MEDIA_LIMIT);
    }
    String report = options.end().report();
    boolean reported = report == null || figures().leave(report);
    diagnosis.end(hasFailed());
    mediaLoop.close();
    loop.close();
    stalls.close();
    over.complete(null);
    return reported;
  }

  private Report figures() {
    return Report.of(
        sessionSwitcher.firstId(),
        timeline,
        sessionSwitcher.reconnects(),
        exposureWarning.wasExposed(),
        report -> {
          calls.writeTo(report);
          callFeatures.writeTo(report);
        });
  }

  /** Lets go of all but the media, which are for their own loop. */
  private Optional<Media> release() {
    windowed.ifPresent(Windowed::close);
    local.close();
    return Optional.ofNullable(media);
  }

  private static CompletableFuture<Void> close(Optional<Media> opened) {
    opened.ifPresent(Media::close);
    return CompletableFuture.completedFuture(null);
  }

  /** Runs the start of something on a loop. */
  private static <T> CompletableFuture<T> onto(Loop loop, Supplier<CompletableFuture<T>> work) {
    return CompletableFuture.supplyAsync(work, loop::post).thenCompose(result -> result);
  }

  /** What becomes of a run whose loop is stuck. On the watch's thread. */
  private final class WhenStuck implements StallWatch.Run {
    @Override
    public void unresponsive(int times) {
      diagnosis.unresponsive(times);
      if (times > 0 && wantsToLeave.isDone()) {
        leaveUnresponsive(); // it was on its way out already
      }
    }

    /** At a window a person decides; but in a kiosk nobody may quit. */
    @Override
    public void hopeless(LoopWatch.Stall stall) {
      if (options.headless() || options.kiosk()) {
        ForcedEnd.OF_PROCESS.unresponsive(stall, App.this::keep, this::report);
      }
    }

    /** The loop's own figures; from it, unless it is the one that is stuck. */
    private void report() {
      if (options.end().report() != null) {
        CompletableFuture<Report> asked =
            CompletableFuture.supplyAsync(App.this::figures, loop::post);
        ShutdownWait.await(asked, ShutdownWait.FIGURES_LIMIT);
        (asked.isDone() ? asked : CompletableFuture.completedFuture(figures()))
            .thenAccept(figures -> figures.leave(options.end().report()));
      }
    }
  }

  /** Passes on what happens in a channel. */
  private final class Everyone implements ChannelSession.Listener {
    @Override
    public void state(PeerState state) {
      calls.state(state);
      callFeatures.state(state);
      bothSides.state(state);
      windowed.ifPresent(one -> one.state(state));
    }

    @Override
    public void iceServers(List<IceServer> handedOut) {
      windowed.ifPresent(one -> one.checks.handedOut(handedOut));
    }

    @Override
    public void statistics(String peerId, Statistics statistics) {
      calls.statistics(peerId, statistics);
      bothSides.statistics(peerId, statistics);
      windowed.ifPresent(one -> one.tests.statistics(peerId, statistics));
    }

    @Override
    public void ended(String peerId, EndReason reason) {
      calls.ended(peerId, reason);
      bothSides.ended(peerId, reason);
      diagnosis.callEnded(figures());
    }

    @Override
    public void arrived(Destination there) {
      windowed.ifPresent(one -> one.places.arrived(there));
    }

    /** A window says so itself; nobody sits at a headless run to mend what the server refused. */
    @Override
    public void trouble(String sentence) {
      if (options.headless()) {
        System.err.println("parley: " + sentence);
        if (sessionSwitcher.isRefused()) {
          leave();
        }
      }
    }
  }

  /** Passes on what there is in calls beside sound and pictures. */
  private final class ShownFeatures implements CallFeatures.Shown {
    @Override
    public void proved(ProofState now) {
      calls.proved(now);
      window().ifPresent(view -> view.beside().proof(now));
    }

    @Override
    public void files(FileTransfers now) {
      window().ifPresent(view -> view.beside().files(now));
    }

    @Override
    public void conversations(List<Conversation> now) {
      windowed.ifPresent(one -> one.conversations(now));
    }

    @Override
    public void pointing(PointerState now) {
      window().ifPresent(view -> view.beside().pointing(now));
    }
  }

  /** What a run has that a person sits at. Loop only, but for the view. */
  private final class Windowed implements Navigator {
    private final Optional<String> wrongLink; // it leads nowhere: the window says why
    private final DevicesController machine;
    private final ChannelsController places;
    private final WindowChecks checks;
    private final WindowBell bell;
    private final TestCallSummary tests;
    private final SingleInstanceServer door;
    private final View view;

    Windowed(Optional<String> wrongLink, Optional<FxRuntime> ahead) {
      Preferences preferences = options.shown().preferences();
      this.wrongLink = wrongLink;
      machine = new DevicesController(mediaLoop, settings, preferences, this::view);
      places =
          new ChannelsController(
              loop,
              settings,
              this,
              changed -> new LanRequest(loop, local, changed),
              known -> view().places(known));
      checks = new WindowChecks(loop, local, options.iceServers(), () -> media, diagnosis::checked);
      bell = new WindowBell(loop, preferences);
      tests = new TestCallSummary(Destination.ECHO, places::tested);
      door = new SingleInstanceServer(loop, IpcSocketPath.socket(settings), places::come);
      view =
          new View(
              new DeferredIntents(sessionSwitcher::intents, name::change, places::retyped),
              new WindowContext(
                  loop::now,
                  App.this::leave,
                  places,
                  new SettingsContext(
                      new PreferencesModel(preferences, this::keep),
                      machine,
                      checks,
                      diagnosis,
                      new SettingsContext.Versions(Version.text(), Version.of("libwebrtc"))),
                  new WindowContext.Options(options.kiosk(), options.asksName()),
                  new WindowContext.Beside(
                      callFeatures.proof(),
                      callFeatures.chat,
                      callFeatures.pointer,
                      callFeatures.files.orElse(null),
                      new WebLinks(loop)::open)),
              () -> ahead.orElseGet(FxRuntime::begin));
      view.onFirstRemoteFrame(
          () -> {
            timeline.note(Timeline.Moment.FIRST_REMOTE_FRAME);
            bothSides.firstPicture();
          });
    }

    private View view() {
      return view;
    }

    CompletableFuture<Void> start() {
      CompletableFuture<Void> shown =
          view.start().thenRun(() -> timeline.note(Timeline.Moment.WINDOW_SHOWN));
      return CompletableFuture.allOf(shown, AfterFirstPaint.then(loop, view.seen(), this::join));
    }

    private CompletableFuture<Void> join() {
      places.start();
      bothSides.begin();
      door.open();
      wrongLink.ifPresent(places::come);
      if (options.shown().asksFirst()) {
        places.come(options.session().to());
      }
      return App.this.join();
    }

    void use(Media opened) {
      mediaLoop.post(() -> machine.use(opened));
      bell.use(new Chimes(loop, opened::choice), view);
    }

    /** The person has changed how the window shall be. Any thread. */
    private void keep(Preferences changed) {
      machine.keep(changed);
      loop.post(() -> bell.choose(changed));
    }

    void heading(Destination there) {
      places.heading(there);
      checks.heading(there);
    }

    void state(PeerState state) {
      view.render(state);
      checks.state(state);
      tests.state(state); // first: what comes next may lead elsewhere
      places.state(state);
      bell.state(state);
    }

    void conversations(List<Conversation> now) {
      view.beside().conversations(now);
      bell.conversations(now);
    }

    void close() {
      bell.close();
      door.close();
      places.close();
    }

    @Override
    public CompletableFuture<Void> go(CompletableFuture<Destination> where) {
      return App.this.go(where.thenApply(options::elsewhere));
    }

    @Override
    public void call(String nameOrId) {
      sessionSwitcher.call(nameOrId);
    }

    @Override
    public CompletableFuture<Destination> home() {
      return local.home();
    }
  }
}
