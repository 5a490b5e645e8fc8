package dev.parley.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Holds the current arrangement of the window. JavaFX thread. */
final class WindowLayout {
  /** Whether the window keeps the whole screen, whatever is wanted of it. */
  final boolean kiosk;

  /** The window has the whole screen. */
  final BooleanProperty fullScreen;

  /** In a call, those who are here are shown beside it. */
  final BooleanProperty people = new SimpleBooleanProperty(this, "people");

  /** In a call, the window is away and a small one with the peer's picture is there instead. */
  final BooleanProperty small;

  WindowLayout(boolean kiosk) {
    this.kiosk = kiosk;
    fullScreen = kiosk ? fixed("fullScreen", true) : new SimpleBooleanProperty(this, "fullScreen");
    small = kiosk ? fixed("small", false) : new SimpleBooleanProperty(this, "small");
  }

  private BooleanProperty fixed(String name, boolean value) {
    return new SimpleBooleanProperty(this, name, value) {
      @Override
      public void set(boolean wanted) {} // stays as it is
    };
  }

  static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }
}
