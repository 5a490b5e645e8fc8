package dev.parley.view;

import dev.parley.data.tiles.TileSizes;
import dev.parley.media.frame.FrameSink;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.view.call.WindowLayout;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.Latest;
import dev.parley.view.kit.PointerGuard;
import dev.parley.view.pointer.PointerPicture;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.start.ChannelList;
import dev.parley.view.tiles.SoundLevels;
import dev.parley.view.video.VideoSlots;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the window: renders the newest {@link PeerState} and the newest frames, and turns clicks
 * and keys into {@link Intents}. It decides nothing.
 *
 * <p>Any thread may call any method, before {@link #start}, too.
 */
public final class View implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(View.class);

  /** A display that lets a connection hang must not make the start hang. */
  private static final int DISPLAY_LIMIT_SECONDS = 20;

  private final Intents intents;
  private final WindowContext context;
  private final Runnable leave;
  private final Alarm.Maker alarms;
  private final Supplier<CompletableFuture<DesktopTraits>> desktop;
  private final Supplier<FxRuntime> begin;
  private final Latest<PeerState> states = new Latest<>();
  private final Latest<Map<DeviceChoices.Kind, DeviceChoices.Devices>> devices = new Latest<>();
  private final Latest<ChannelList.Known> places = new Latest<>();
  private final Latest<Diagnostics.Known> diagnostics = new Latest<>();
  private final BesideFeed beside = new BesideFeed();
  private final VideoSlots video = new VideoSlots();
  private final SoundLevels levels = new SoundLevels();
  private final CompletableFuture<Void> seen = new CompletableFuture<>();
  private final CompletableFuture<Void> shown = new CompletableFuture<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean crashed = new AtomicBoolean();
  private volatile TileSizes sizes = shownSizes -> {};
  private volatile boolean inFront;
  private volatile boolean ownsToolkit;

  /** JavaFX runs: before that, and where it did not start, its runLater blocks forever. */
  private volatile boolean toolkitUp;

  private final AtomicBoolean takenDown = new AtomicBoolean();
  private volatile FxRuntime fxRuntime;
  private volatile CompletableFuture<DesktopTraits> traits;

  // The JavaFX thread's own.
  private BlankStage blankStage;
  private volatile Window window;
  private UncaughtExceptionHandler formerHandler;

  /** The toolkit is asked for once, by {@link #start}. */
  public View(Intents intents, WindowContext context, Supplier<FxRuntime> begin) {
    this(intents, context, Alarm::fx, DesktopTraits::ask, begin);
  }

  /** With another clock for what waits for a person, and another desktop. */
  View(
      Intents intents,
      WindowContext context,
      Alarm.Maker alarms,
      Supplier<CompletableFuture<DesktopTraits>> desktop,
      Supplier<FxRuntime> begin) {
    this.intents = intents;
    leave = context.leave();
    this.context =
        new WindowContext(
            context.now(),
            this::leave,
            context.channels(),
            context.settings(),
            context.options(),
            context.beside());
    this.alarms = alarms;
    this.desktop = desktop;
    this.begin = begin;
  }

  /**
   * Opens the window, once.
   *
   * @return completes off the JavaFX thread when the first picture of the window is on the screen;
   *     or fails, within seconds, with an {@link IllegalStateException} whose message is one
   *     sentence for the user and whose cause is for the log. A display that hangs may hold a
   *     thread on: end the program with {@link System#exit} then
   */
  public CompletableFuture<Void> start() {
    CompletableFuture<Void> told = new CompletableFuture<>();
    if (!started.compareAndSet(false, true)) {
      told.completeExceptionally(new IllegalStateException("The window is started once."));
      return told;
    }
    fxRuntime = begin.get();
    traits = desktop.get(); // answers while JavaFX comes up
    shown
        .orTimeout(DISPLAY_LIMIT_SECONDS, TimeUnit.SECONDS)
        .whenCompleteAsync((done, failure) -> tell(told, failure));
    fxRuntime.up().thenAccept(this::toolkitUp).exceptionally(this::noToolkit);
    return told;
  }

  /**
   * Completes, perhaps on the JavaFX thread, as soon as there is a window on the screen, with
   * nothing in it yet; or when there will be none.
   */
  public CompletableFuture<Void> seen() {
    return seen;
  }

  /** Shows this state next; the newest wins. */
  public void render(PeerState state) {
    levels.listen(state.isGroup());
    states.offer(state);
  }

  /**
   * Offers these devices in the menu, the newest wins; before the first time it has none.
   *
   * @param newDevices all kinds of which something is known
   */
  public void devices(Map<DeviceChoices.Kind, DeviceChoices.Devices> newDevices) {
    devices.offer(Map.copyOf(newDevices));
  }

  /** Offers these places to go to, the newest wins. */
  public void places(ChannelList.Known known) {
    places.offer(known);
  }

  /** Shows what is known to be wrong, the newest wins. */
  public void diagnostics(Diagnostics.Known known) {
    diagnostics.offer(known);
  }

  /**
   * Paints a pointer with a name, as large as fits.
   *
   * @param name as it came from the peer
   * @param mostSide in pixels
   * @return completes on the JavaFX thread, if there is a window
   */
  public CompletableFuture<PointerPicture> pointerPicture(String name, int mostSide) {
    CompletableFuture<PointerPicture> painted = new CompletableFuture<>();
    FxThread.later(
        () -> {
          if (window != null) {
            painted.complete(PointerPicture.paint(name, window.density(), mostSide));
          }
        });
    return painted;
  }

  /** Takes what there is in calls beside sound and pictures. */
  public BesideFeed beside() {
    return beside;
  }

  /** Whether the peer's pictures can be seen, as far as the system tells. */
  public boolean isSeen() {
    Window shownWindow = window;
    return shownWindow != null && shownWindow.isSeen();
  }

  /** How long ago the last of the front peer's pictures reached the screen. */
  public Duration sinceRemoteShown() {
    return video.sinceRemoteShown();
  }

  /** How long ago the last of that peer's pictures reached the screen. */
  public Duration sinceRemoteShown(String peerId) {
    return video.sinceRemoteShown(peerId);
  }

  /** Whether the window has ended by a fault of its own. */
  public boolean hasFailed() {
    return crashed.get();
  }

  /** Takes one's own pictures; of a camera they are shown mirrored while there is a call. */
  public FrameSink localVideo() {
    return video.local();
  }

  /** Takes one's own pictures of a preview, before a call. */
  public FrameSink previewVideo() {
    return video.preview();
  }

  /** Takes the pictures of a peer; none is kept while there is no call with it. */
  public FrameSink remoteVideo(String peerId) {
    return video.remote(peerId);
  }

  /**
   * The front peer's pictures that really reached the screen, since the start: each was in the
   * scene when a pulse handed that to the renderer. One that a newer one overtook before, or that
   * came while none was to be shown, does not count.
   */
  public long remoteFramesShown() {
    return video.remoteShown();
  }

  /** Those of that peer. */
  public long remoteFramesShown(String peerId) {
    return video.remoteShown(peerId);
  }

  /**
   * Takes how loud somebody in the call is now; the newest counts. It costs nothing in a call of
   * two.
   *
   * @param peerId empty for oneself
   * @param level from 0 to 1
   */
  public void soundLevel(String peerId, double level) {
    levels.level(peerId, level);
  }

  /**
   * Who takes, on the JavaFX thread, how large the picture of each of several is on the screen; an
   * empty map where there is no more than one.
   */
  public void onTileSizes(TileSizes taker) {
    sizes = taker;
  }

  /** Whether the window has the keyboard focus, so that a person is probably looking at it. */
  public boolean isInFront() {
    return inFront;
  }

  /**
   * What to run, on the JavaFX thread, when the first picture of each call reaches the screen; with
   * the peer's id.
   */
  public void onFirstRemoteFrame(Consumer<String> hook) {
    video.onFirstRemote(hook);
  }

  /** Closes the window and releases all pictures. No callback follows. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      states.close();
      devices.close();
      places.close();
      diagnostics.close();
      beside.close();
      levels.close();
      if (toolkitUp) {
        FxThread.later(this::takeDown);
      }
    }
  }

  private void toolkitUp(boolean own) {
    ownsToolkit = own;
    toolkitUp = true;
    FxThread.later(this::open); // which takes down what was closed while it came up
  }

  private Void noToolkit(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    shown.completeExceptionally(why);
    return null;
  }

  private void open() {
    formerHandler = Thread.currentThread().getUncaughtExceptionHandler();
    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> crashed(failure));
    if (closed.get()) {
      takeDown();
      return;
    }
    ProgramName.tell();
    PreferencesModel preferences = context.settings().preferences();
    ThemeController themeController = new ThemeController(traits);
    blankStage = new BlankStage(themeController.isDark(preferences.now()), preferences, alarms);
    blankStage.show(
        () -> {
          seen.complete(null);
          fill(themeController);
        });
  }

  /** Makes all that is in the window, which can be seen since a moment. */
  private void fill(ThemeController themeController) {
    if (takenDown.get()) {
      return;
    }
    context.settings().preferences().follow(themeController::choose);
    WindowLayout layout = new WindowLayout(context.kiosk(), context.settings().preferences());
    WindowPane pane = new WindowPane(intents, context, layout, video, alarms);
    new PointerGuard(blankStage.scene, context.now());
    window = new Window(blankStage, pane, layout, alarms, now -> inFront = now);
    window.show(() -> shown.complete(null)); // first: what is in no scene takes no keys
    states.open(window::render);
    devices.open(window::devices);
    places.open(window::places);
    diagnostics.open(window::diagnostics);
    window.open(beside);
    levels.open(pane.call()::levels);
    pane.call().onSizes(shownSizes -> sizes.shown(shownSizes));
    traits.thenAccept(known -> FxThread.later(() -> window.enlarge(known.textScale())));
  }

  private void leave() {
    if (!closed.get()) {
      leave.run();
    }
  }

  /** A fault in a handler leaves a window that may be wrong: log it, and leave in order. */
  private void crashed(Throwable failure) {
    if (crashed.compareAndSet(false, true)) {
      LOG.error("the window failed", failure);
      shown.completeExceptionally(failure);
      leave();
    } else {
      LOG.debug("the window failed again", failure);
    }
  }

  private void takeDown() {
    if (!takenDown.compareAndSet(false, true)) {
      return;
    }
    shown.completeExceptionally(new IllegalStateException("closed"));
    if (window != null) {
      window.close();
    } else if (blankStage != null) {
      blankStage.close();
    }
    video.close();
    Thread.currentThread().setUncaughtExceptionHandler(formerHandler);
    if (ownsToolkit) {
      FxThread.end();
    }
  }

  private void tell(CompletableFuture<Void> told, Throwable failure) {
    seen.complete(null);
    String printed = fxRuntime.printed();
    LOG.debug("JavaFX printed while it started: {}", printed);
    if (failure == null) {
      told.complete(null);
    } else if (closed.get()) {
      told.completeExceptionally(new IllegalStateException("The window was closed.", failure));
    } else {
      LOG.debug("no window", failure);
      told.completeExceptionally(
          new IllegalStateException(StartFailure.sentence(failure, printed), failure));
    }
  }
}
