package dev.parley.view;

import dev.parley.data.files.FileTransfers;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Theme;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.settings.SettingsContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A view on a screen in memory, with a person at it and a clock that stands still. */
public final class OpenView implements AutoCloseable {
  public final RecordingFiles files = new RecordingFiles();
  public final RecordingIntents intents = new RecordingIntents();
  final AtomicInteger left = new AtomicInteger();
  public final FxRobot person = new FxRobot();
  private boolean closed;
  public static final Duration START = Duration.ofSeconds(1000);
  public volatile Duration now = START;
  public final List<Preferences> kept = new CopyOnWriteArrayList<>();
  final FakeAlarms alarms = new FakeAlarms();
  public final FakeDeviceChoices machine = new FakeDeviceChoices();
  public final FakeChecks checks = new FakeChecks();
  public final FakeDiagnostics diagnostics = new FakeDiagnostics();
  public final RecordingProofs proofs = new RecordingProofs();
  public final RecordingBeside beside = new RecordingBeside();
  public final FakeChannelList places = new FakeChannelList();
  public final View view;

  public OpenView() throws Exception {
    this(Preferences.FIRST.withTheme(Theme.DARK));
  }

  OpenView(Preferences preferences) throws Exception {
    this(preferences, DesktopTraits.UNKNOWN);
  }

  /**
   * @param asksName the person is asked for a name first, and this suggested
   */
  public OpenView(Optional<String> asksName) throws Exception {
    this(Preferences.FIRST.withTheme(Theme.DARK), asksName, false, DesktopTraits.UNKNOWN);
  }

  /** In kiosk mode. */
  static OpenView kiosk() throws Exception {
    return new OpenView(Preferences.FIRST, Optional.empty(), true, DesktopTraits.UNKNOWN);
  }

  /** On a desktop with these traits. */
  OpenView(Preferences preferences, DesktopTraits desktop) throws Exception {
    this(preferences, Optional.empty(), false, desktop);
  }

  OpenView(Preferences preferences, Optional<String> asksName, DesktopTraits desktop)
      throws Exception {
    this(preferences, asksName, false, desktop);
  }

  private OpenView(
      Preferences preferences, Optional<String> asksName, boolean kiosk, DesktopTraits desktop)
      throws Exception {
    WindowContext windowContext =
        new WindowContext(
            () -> now,
            left::incrementAndGet,
            places,
            new SettingsContext(
                new PreferencesModel(preferences, kept::add),
                machine,
                checks,
                diagnostics,
                new SettingsContext.Versions("1.2.3-test", "M1 of 2001-02-03")),
            new WindowContext.Options(kiosk, asksName),
            beside.with(proofs, kiosk ? null : files));
    view =
        new View(
            intents,
            windowContext,
            alarms,
            () -> CompletableFuture.completedFuture(desktop),
            FxRuntime::begin);
    if (asksName.isPresent()) {
      view.render(TestStates.alone().state()); // a state may be there before the window
    }
    FxToolkit.registerPrimaryStage(); // brings the toolkit up as TestFX wants it
    view.start().get(60, TimeUnit.SECONDS);
    act(() -> alarms.pass(Duration.ofSeconds(1))); // the window has settled
  }

  /** Shows these files, and waits until they have been laid out. */
  public void show(FileTransfers transfers) {
    view.beside().files(transfers);
    settle();
  }

  public OpenView(TestStates first) throws Exception {
    this();
    show(first);
  }

  /** Renders, and waits until it has been laid out. */
  public void show(TestStates next) {
    view.render(next.state());
    settle();
  }

  public void settle() {
    WaitForAsyncUtils.waitForFxEvents();
  }

  boolean isClosed() {
    return closed;
  }

  /** Settles, and waits until a whole pulse has gone by: with it the newest pictures. */
  void pulse() {
    settle();
    pulses(1);
    settle();
  }

  /** Runs this at the beginning of a pulse, when nothing is being painted any more. */
  void inPulse(Runnable act) {
    Scene scene = onFx(() -> stage().getScene());
    CompletableFuture<Void> over = new CompletableFuture<>();
    Runnable beforeLayout =
        () -> {
          if (!over.isDone()) {
            act.run();
            over.complete(null);
          }
        };
    onFx(
        () -> {
          scene.addPreLayoutPulseListener(beforeLayout);
          Platform.requestNextPulse();
          return null;
        });
    over.orTimeout(60, TimeUnit.SECONDS).join();
    onFx(
        () -> {
          scene.removePreLayoutPulseListener(beforeLayout);
          return null;
        });
  }

  /** Waits until so many whole pulses have gone by. */
  void pulses(int count) {
    Scene scene = onFx(() -> stage().getScene());
    for (int pulse = 0; pulse < count; pulse++) {
      CompletableFuture<Void> over = new CompletableFuture<>();
      Runnable afterLayout = () -> over.complete(null);
      onFx(
          () -> {
            scene.addPostLayoutPulseListener(afterLayout);
            Platform.requestNextPulse();
            return null;
          });
      over.orTimeout(60, TimeUnit.SECONDS).join();
      onFx(
          () -> {
            scene.removePostLayoutPulseListener(afterLayout);
            return null;
          });
    }
  }

  public Stage stage() {
    return person.listTargetWindows().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .filter(stage -> "Parley".equals(stage.getTitle()) && stage.isShowing())
        .findFirst()
        .orElseThrow();
  }

  public Node node(String id) {
    return onFx(() -> lookup(id));
  }

  /**
   * What is inside a control is in the scene once the control has its skin, which it gets in a
   * pulse: on a busy machine that pulse may still be to come.
   */
  private Node lookup(String id) {
    Scene scene = stage().getScene();
    Node found = scene.lookup("#" + id);
    if (found == null) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      found = scene.lookup("#" + id);
    }
    return found;
  }

  /** Whether the node is there and neither it nor anything around it is hidden. */
  public boolean sees(String id) {
    return onFx(
        () -> {
          Node at = lookup(id);
          boolean seen = at != null;
          for (; at != null; at = at.getParent()) {
            seen &= at.isVisible();
          }
          return seen;
        });
  }

  /** Asks a node something. */
  public <T> T onNode(String id, Function<Node, T> question) {
    return onFx(() -> question.apply(lookup(id)));
  }

  public String text(String id) {
    return onFx(() -> ((Labeled) lookup(id)).getText());
  }

  /** What a screen reader says of it. */
  public String spoken(String id) {
    return onFx(() -> lookup(id).getAccessibleText());
  }

  /** What a pointer that rests on it is told. */
  public String tip(String id) {
    return onFx(() -> ((Control) lookup(id)).getTooltip().getText());
  }

  /** The picture on a button or a label. */
  public Ikon icon(String id) {
    return onFx(() -> ((FontIcon) ((Labeled) lookup(id)).getGraphic()).getIconCode());
  }

  /** The words of the items in the menu that is open, in order; a line between them is "-". */
  public List<String> menu() {
    return onFx(
        () ->
            Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu && window.isShowing())
                .flatMap(window -> ((ContextMenu) window).getItems().stream())
                .filter(MenuItem::isVisible)
                .map(item -> item instanceof SeparatorMenuItem ? "-" : item.getText())
                .toList());
  }

  public void click(String id) {
    Node node = node(id);
    act(() -> stage().getScene().getRoot().layout()); // it is where it will be seen
    person.clickOn(node);
    settle();
  }

  public void press(KeyCode key) {
    person.type(key);
    settle();
  }

  /** Goes to a part of the window by the keys, so that its focus can be seen. */
  public void tabTo(String id) {
    Node wanted = node(id);
    for (int steps = 0; steps < 100; steps++) {
      press(KeyCode.TAB);
      if (onFx(() -> wanted.isFocused())) {
        return;
      }
    }
    throw new AssertionError("the keys do not lead to " + id);
  }

  /** Runs on the JavaFX thread and waits for it. */
  public void act(Runnable act) {
    onFx(
        () -> {
          act.run();
          return null;
        });
    settle();
  }

  public void resize(double width, double height) {
    act(
        () -> {
          stage().setWidth(width);
          stage().setHeight(height);
        });
  }

  /** What the window shows at a part of its width and height, from 0 to 1. */
  Color colourAt(double x, double y) {
    return onFx(
        () -> {
          Scene scene = stage().getScene();
          WritableImage picture = scene.snapshot(null);
          return picture
              .getPixelReader()
              .getColor((int) (x * scene.getWidth()), (int) (y * scene.getHeight()));
        });
  }

  /** What the window shows at a part of a node's width and height, from 0 to 1. */
  public Color colourIn(String id, double x, double y) {
    return onFx(
        () -> {
          Scene scene = stage().getScene();
          Node node = lookup(id);
          Point2D at =
              node.localToScene(
                  x * node.getLayoutBounds().getWidth(), y * node.getLayoutBounds().getHeight());
          return scene.snapshot(null).getPixelReader().getColor((int) at.getX(), (int) at.getY());
        });
  }

  public void await(String what, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    } catch (TimeoutException never) {
      throw new AssertionError("never: " + what, never);
    }
  }

  @Override
  public void close() {
    closed = true;
    view.close();
    settle();
  }

  public static <T> T onFx(Callable<T> ask) {
    return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(ask));
  }
}
