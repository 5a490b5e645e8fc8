package dev.parley.view;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** How the window is arranged at the moment, until something else is wanted. JavaFX thread. */
final class Arrangement {
  /** The window has the whole screen. */
  final BooleanProperty fullScreen = new SimpleBooleanProperty(this, "fullScreen");

  /** In a call, those who are here are shown beside it. */
  final BooleanProperty people = new SimpleBooleanProperty(this, "people");

  /** In a call, the window is away and a small one with the peer's picture is there instead. */
  final BooleanProperty small = new SimpleBooleanProperty(this, "small");

  static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }
}
