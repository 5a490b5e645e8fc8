package dev.parley.view.kit;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/** Draws a coloured disc with the first letter of a name, for a peer without a picture. */
public final class Avatar extends Label {
  private static final int COLOURS = 6;

  /** How much of the disc the letter takes; parley.css has the disc as a multiple of the letter. */
  private static final double LETTER = 0.42;

  /** The root's size of type, of which all are multiples. */
  private static final double USUAL = 14;

  private String colour;

  /**
   * @param size in pixels where text is as large as usual
   */
  public Avatar(double size) {
    getStyleClass().add("avatar");
    setStyle(String.format(Locale.ROOT, "-fx-font-size: %.3fem;", size * LETTER / USUAL));
    setAccessibleRole(AccessibleRole.NODE); // the name stands next to it
  }

  /** The colour follows the id, so that a peer keeps it under any name. */
  public void show(String peerId, String name) {
    String its = "avatar-" + Math.floorMod(peerId.hashCode(), COLOURS);
    if (!its.equals(colour)) { // each second of a call asks for the same, and a style costs
      getStyleClass().remove(colour);
      getStyleClass().add(its);
      colour = its;
    }
    setText(new String(Character.toChars(name.codePointAt(0))).toUpperCase(Locale.ROOT));
  }
}
