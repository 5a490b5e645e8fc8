package dev.parley.view.pointer;

import dev.parley.data.pointer.PointerIntents;
import dev.parley.data.pointer.PointerState;
import dev.parley.text.Words;
import dev.parley.view.kit.Visibility;
import dev.parley.view.video.VideoPane;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lies over the peer's picture and lets a person point at a screen in it: with the mouse, while
 * Shift is held or {@link #button} is on. The person sees a ring at once, without waiting for the
 * peer. JavaFX thread.
 */
public final class PointerLayer extends Pane {
  private static final Words WORDS = Words.in(PointerLayer.class);
  private static final double RADIUS = 13;

  private final PointerIntents intents;
  private final ToggleButton button = new ToggleButton(WORDS.say("point.button"));
  private final Circle ring = new Circle(RADIUS, Color.TRANSPARENT);
  private final EventHandler<KeyEvent> keys = this::key;
  private final EventHandler<MouseEvent> moves = this::moved;
  private final EventHandler<MouseEvent> exits = event -> leave();
  private Optional<VideoPane> remote = Optional.empty();
  private boolean active;
  private boolean over;
  private boolean shift;
  private boolean pointing;
  private double x;
  private double y;

  public PointerLayer(PointerIntents intents) {
    this.intents = intents;
    setId("pointer-layer");
    setMouseTransparent(true);
    ring.setId("pointer-ring");
    ring.setStroke(PointerPicture.COLOUR);
    ring.setStrokeWidth(4);
    ring.setVisible(false);
    ring.setManaged(false);
    getChildren().add(ring);
    button.setId("point");
    button.setGraphic(new FontIcon(Feather.MOUSE_POINTER));
    button.getStyleClass().addAll("sign", "sign-button");
    button.setMnemonicParsing(false);
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip(WORDS.say("point.tip")));
    button.setAccessibleText(WORDS.say("point.button"));
    button.setAccessibleHelp(WORDS.say("point.tip"));
    button.selectedProperty().addListener(of -> look());
    Visibility.show(button, false);
    sceneProperty().addListener((of, was, is) -> follow(was, is));
    ObservableValue<Boolean> inFront =
        sceneProperty().flatMap(Scene::windowProperty).flatMap(window -> window.focusedProperty());
    inFront.addListener(of -> shift(false));
  }

  /** Lies over this picture from now on; empty for none. */
  public void over(Optional<VideoPane> picture) {
    if (remote.equals(picture)) {
      return;
    }
    leave();
    remote.ifPresent(
        pane -> {
          pane.removeEventHandler(MouseEvent.MOUSE_MOVED, moves);
          pane.removeEventHandler(MouseEvent.MOUSE_DRAGGED, moves);
          pane.removeEventHandler(MouseEvent.MOUSE_EXITED, exits);
        });
    remote = picture;
    remote.ifPresent(
        pane -> {
          pane.addEventHandler(MouseEvent.MOUSE_MOVED, moves);
          pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, moves);
          pane.addEventHandler(MouseEvent.MOUSE_EXITED, exits);
        });
  }

  /** Switches pointing on without the key; shown while the peer's screen can be pointed at. */
  public ToggleButton button() {
    return button;
  }

  /**
   * @param screen whether the peer's picture is a shared screen, in the large window
   */
  public void render(PointerState state, boolean screen) {
    active = screen && state.canPoint();
    if (!active) {
      button.setSelected(false);
    }
    Visibility.show(button, active);
    look();
  }

  private void follow(Scene was, Scene is) {
    if (was != null) {
      was.removeEventFilter(KeyEvent.ANY, keys);
    }
    if (is != null) {
      is.addEventFilter(KeyEvent.ANY, keys);
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.SHIFT) {
      boolean writing = getScene().getFocusOwner() instanceof TextInputControl;
      shift(event.getEventType() == KeyEvent.KEY_PRESSED && !writing);
    }
  }

  private void shift(boolean now) {
    shift = now;
    look();
  }

  private void moved(MouseEvent event) {
    over = true;
    x = event.getX();
    y = event.getY();
    shift &= event.isShiftDown(); // it may have gone up in another window
    look();
  }

  private void leave() {
    over = false;
    look();
  }

  /** Points, or no more. */
  private void look() {
    boolean wanted = active && over && (shift || button.isSelected());
    Optional<Point2D> part = wanted ? remote.flatMap(pane -> pane.part(x, y)) : Optional.empty();
    ring.setVisible(part.isPresent());
    part.ifPresent(
        at -> {
          ring.setCenterX(x);
          ring.setCenterY(y);
          intents.point(at.getX(), at.getY());
        });
    if (pointing && part.isEmpty()) {
      intents.stopPointing();
    }
    pointing = part.isPresent();
  }
}
