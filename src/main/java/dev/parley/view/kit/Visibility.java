package dev.parley.view.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** Takes parts of the window in and out, with the room that they take. JavaFX thread. */
public final class Visibility {
  private Visibility() {}

  public static void show(Node part, boolean visible) {
    part.setVisible(visible);
    part.setManaged(visible);
  }

  /** Says this; the label is not there while there is nothing to say. */
  public static void say(Label label, String words) {
    label.setText(words);
    show(label, !words.isEmpty());
  }
}
