package dev.parley.view;

import dev.parley.view.kit.Alarm;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.TouchEvent;

/** Detects whether a person uses mouse, keyboard or touch, while it is asked to watch. */
final class ActivityWatcher {
  private final Consumer<Boolean> active;
  private final Duration limit;
  private final Alarm quiet;
  private boolean watching;
  private double lastX;
  private double lastY;

  /**
   * @param limit how long without a sign of life is idle
   * @param active told true at once on a sign of life, false after the limit
   */
  ActivityWatcher(Scene scene, Duration limit, Alarm.Maker alarms, Consumer<Boolean> active) {
    this.active = active;
    this.limit = limit;
    quiet = alarms.of(() -> active.accept(false));
    see(scene, KeyEvent.KEY_PRESSED, event -> sign());
    see(scene, ScrollEvent.SCROLL, event -> sign());
    see(scene, TouchEvent.ANY, event -> sign());
    see(scene, MouseEvent.MOUSE_PRESSED, event -> sign());
    see(scene, MouseEvent.MOUSE_DRAGGED, event -> sign());
    see(scene, MouseEvent.MOUSE_MOVED, this::moved);
  }

  /** Starts to watch, or stops; both count as a sign of life. */
  void watch(boolean wanted) {
    if (watching == wanted) {
      return;
    }
    watching = wanted;
    active.accept(true);
    if (watching) {
      quiet.set(limit);
    } else {
      quiet.off();
    }
  }

  private void sign() {
    if (watching) {
      active.accept(true);
      quiet.set(limit);
    }
  }

  /** JavaFX makes up moves of a mouse at rest when the nodes under it change. */
  private void moved(MouseEvent event) {
    if (event.getScreenX() != lastX || event.getScreenY() != lastY) {
      lastX = event.getScreenX();
      lastY = event.getScreenY();
      sign();
    }
  }

  /** As a filter: seen even where a control consumes it. */
  private static <E extends InputEvent> void see(
      Scene scene, EventType<E> type, EventHandler<E> handler) {
    scene.addEventFilter(type, handler);
  }
}
