package dev.parley.view.kit;

import java.time.Duration;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;

/**
 * Drops a click that comes just after something else has appeared under a pointer at rest: it was
 * meant for what was there before, be it moved, gone or covered. JavaFX thread.
 */
public final class PointerGuard {
  /** What a person needs to see that something has changed, and to hold back. */
  public static final Duration FRESH = Duration.ofMillis(400);

  private static final Duration LONG_AGO = Duration.ZERO.minus(FRESH);

  private final Supplier<Duration> now;
  private double x = Double.NaN;
  private double y = Double.NaN;
  private Node under;
  private Duration since = LONG_AGO;
  private boolean dropping;

  public PointerGuard(Scene scene, Supplier<Duration> now) {
    this.now = now;
    scene.addEventFilter(MouseEvent.ANY, this::seen);
  }

  /** JavaFX tells with each pulse what has come under the pointer, in events at its old place. */
  private void seen(MouseEvent event) {
    if (event.getEventType() == MouseEvent.MOUSE_EXITED_TARGET) {
      return;
    }
    look(event);
    if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
      dropping = now.get().minus(since).compareTo(FRESH) < 0;
    }
    boolean click =
        event.getEventType() == MouseEvent.MOUSE_PRESSED
            || event.getEventType() == MouseEvent.MOUSE_RELEASED
            || event.getEventType() == MouseEvent.MOUSE_CLICKED
            || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
    if (dropping && click) {
      event.consume();
    }
  }

  private void look(MouseEvent event) {
    Node next = part(event.getPickResult().getIntersectedNode());
    boolean rests = event.getSceneX() == x && event.getSceneY() == y;
    if (next != under) {
      since = rests && next != null ? now.get() : LONG_AGO;
    }
    under = next;
    x = event.getSceneX();
    y = event.getSceneY();
  }

  /** The part of the window that a click would do something with; null for none. */
  private static Node part(Node picked) {
    Node at = picked;
    while (at != null && !acts(at)) {
      at = at.getParent();
    }
    return at;
  }

  private static boolean acts(Node node) {
    boolean control =
        node instanceof Control && !(node instanceof Label) && !(node instanceof ScrollPane);
    return control || node.getOnMouseClicked() != null || node.getOnMousePressed() != null;
  }
}
