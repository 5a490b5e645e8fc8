package dev.parley.view;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** A coloured disc with the first letter of a name, for a peer that has no picture. */
final class Avatar extends Label {
  private static final int COLOURS = 6;

  private String colour;

  Avatar(double size) {
    getStyleClass().add("avatar");
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    setStyle("-fx-font-size: " + Math.round(size * 0.42) + "px;");
    setAccessibleRole(AccessibleRole.NODE); // the name stands next to it
  }

  /** The colour follows the id, so that a peer keeps it under any name. */
  void show(String peerId, String name) {
    String its = "avatar-" + Math.floorMod(peerId.hashCode(), COLOURS);
    if (!its.equals(colour)) { // each second of a call asks for the same, and a style costs
      getStyleClass().remove(colour);
      getStyleClass().add(its);
      colour = its;
    }
    setText(new String(Character.toChars(name.codePointAt(0))).toUpperCase(Locale.ROOT));
  }
}
