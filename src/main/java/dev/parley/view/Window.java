package dev.parley.view;

import dev.parley.peer.PeerState;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;

/** The window of the desktop around a {@link WindowPane}. JavaFX thread. */
final class Window {
  private static final Duration IDLE = Duration.seconds(3);

  private final Stage stage = new Stage();
  private final WindowPane pane;
  private final ActivityWatcher watcher;
  private final Runnable untilPainted = this::pulse;
  private Runnable whenPainted = () -> {};
  private int pulses;

  Window(WindowPane pane, Runnable leave) {
    this.pane = pane;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    Scene scene =
        new Scene(pane, Math.min(1280, screen.getWidth()), Math.min(760, screen.getHeight()));
    scene
        .getStylesheets()
        .add(Objects.requireNonNull(Window.class.getResource("parley.css")).toExternalForm());
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
    watcher = new ActivityWatcher(scene, IDLE, active -> pane.setQuiet(!active));
    stage.setTitle("Parley");
    stage.setMinWidth(480);
    stage.setMinHeight(400);
    stage.setScene(scene);
    stage.setOnCloseRequest(
        event -> {
          event.consume(); // the person leaves first; View.close takes the window away
          leave.run();
        });
  }

  /**
   * Shows the window.
   *
   * @param painted runs when the first picture of it is on the screen
   */
  void show(Runnable painted) {
    whenPainted = painted;
    stage.getScene().addPostLayoutPulseListener(untilPainted);
    stage.show();
  }

  void render(PeerState state) {
    pane.render(state);
    watcher.watch(pane.isWatchable());
  }

  void close() {
    watcher.watch(false);
    pane.stop();
    stage.hide();
  }

  /** A pulse paints after its listeners, and waits first for what the one before paints. */
  private void pulse() {
    pulses++;
    if (pulses == 1) {
      Platform.requestNextPulse();
      return;
    }
    stage.getScene().removePostLayoutPulseListener(untilPainted);
    whenPainted.run();
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      pane.escape();
    }
  }
}
