package dev.parley.view;

import dev.parley.peer.PeerState;
import dev.parley.view.call.WindowLayout;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.Icon;
import dev.parley.view.kit.Stylesheet;
import dev.parley.view.kit.VisibleFocus;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.start.ChannelList;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Manages the desktop window around a {@link WindowPane}. JavaFX thread. */
final class Window {
  private static final Duration IDLE = Duration.ofSeconds(4);

  /** When window managers have had their say about a new window. */
  private static final Duration SETTLED = Duration.ofMillis(150);

  private final Stage stage;
  private final Scene scene;
  private final WindowPane pane;
  private final WindowLayout windowLayout;
  private final StagePlace place;
  private final ActivityWatcher watcher;
  private final Attention attention;
  private final Alarm settling;

  /** JavaFX repeats a key that is held: one press of Escape is one step back. */
  private boolean escapeDown;

  private volatile boolean seen = true;

  /**
   * @param blankStage the window on the screen, without contents
   * @param inFront told whether the window has the keyboard focus, at each change
   */
  Window(
      BlankStage blankStage,
      WindowPane pane,
      WindowLayout windowLayout,
      Alarm.Maker alarms,
      Consumer<Boolean> inFront) {
    stage = blankStage.stage;
    scene = blankStage.scene;
    place = blankStage.place;
    this.pane = pane;
    this.windowLayout = windowLayout;
    attention = new Attention(stage, windowLayout.preferences, inFront);
    settling = alarms.of(this::settle);
    scene.getStylesheets().add(Stylesheet.parley());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    stage.focusedProperty().addListener(of -> escapeDown = false);
    stage.focusedProperty().addListener(of -> pane.lookAtChat());
    new CallKeys(scene, pane::press);
    watcher = new ActivityWatcher(scene, IDLE, alarms, active -> pane.setQuiet(!active));
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH); // Escape has its own order
    stage.setFullScreenExitHint("");
    stage.fullScreenProperty().addListener((of, was, is) -> windowLayout.fullScreen.set(is));
    windowLayout.fullScreen.addListener((of, was, is) -> stage.setFullScreen(is));
    stage.iconifiedProperty().addListener((of, was, is) -> iconified(is));
    windowLayout.small.addListener((of, was, is) -> stage.setIconified(is));
    windowLayout.small.addListener(of -> see());
    windowLayout.smallAway.addListener(of -> see());
    stage.showingProperty().addListener(of -> see());
    stage.setOnCloseRequest(
        event -> {
          event.consume(); // the person leaves first; View.close takes the window away
          pane.leave();
        });
  }

  /** Minimising during a call opens the small window with the peer. */
  private void iconified(boolean is) {
    windowLayout.small.set(is && pane.isInCall());
    pane.setAway(is);
    see();
  }

  /**
   * Fills the window.
   *
   * @param painted runs when the first picture of it is on the screen
   */
  void show(Runnable painted) {
    Painting.await(
        scene,
        () -> {
          settling.set(SETTLED);
          painted.run();
        });
    scene.setRoot(pane);
    stage.setFullScreen(windowLayout.fullScreen.get());
    pane.begin();
  }

  void render(PeerState state) {
    pane.render(state);
    attention.render(state);
    watcher.watch(pane.isWatchable());
  }

  /** Makes all text so much larger than usual. */
  void enlarge(double textScale) {
    String sheet = Stylesheet.enlarged(textScale);
    if (!sheet.isEmpty()) {
      scene.getStylesheets().add(sheet);
    }
  }

  void devices(Map<DeviceChoices.Kind, DeviceChoices.Devices> devices) {
    pane.devices(devices);
  }

  void diagnostics(Diagnostics.Known known) {
    pane.diagnostics(known);
  }

  void open(BesideFeed beside) {
    beside.open(pane);
  }

  /** Pixels of the screen in one unit. */
  double density() {
    return stage.getOutputScaleX();
  }

  /** Whether pictures in it can be seen, as far as the system tells; any thread. */
  boolean isSeen() {
    return seen;
  }

  private void see() {
    boolean small = windowLayout.small.get() && !windowLayout.smallAway.get();
    seen = stage.isShowing() && (!stage.isIconified() || small);
  }

  void places(ChannelList.Known known) {
    pane.places(known);
    attention.come(known.visit().number());
  }

  void close() {
    settling.off();
    place.stop();
    watcher.watch(false);
    pane.stop();
    stage.hide();
  }

  private void settle() {
    place.follow();
    stage.getIcons().setAll(Icon.read().all()); // no start waits for it
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      if (!escapeDown) {
        pane.escape();
      }
      escapeDown = true;
    } else if (pressesUnseen(event)) {
      event.consume();
    } else if (event.getCode() == KeyCode.F11) {
      WindowLayout.toggle(windowLayout.fullScreen);
    }
  }

  private void released(KeyEvent event) {
    escapeDown &= event.getCode() != KeyCode.ESCAPE;
  }

  /**
   * Whether Enter or Space would press a button that nobody can see to have the focus: JavaFX gives
   * it to the next one when a part of the window goes. A list shows its selected row.
   */
  private boolean pressesUnseen(KeyEvent event) {
    boolean presses = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
    Node owner = scene.getFocusOwner();
    boolean takesKeys = owner instanceof TextInputControl || owner instanceof ListView;
    return presses && owner != null && !takesKeys && !VisibleFocus.isOn(owner);
  }
}
