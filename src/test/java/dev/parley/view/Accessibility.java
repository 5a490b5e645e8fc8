package dev.parley.view;

import dev.parley.view.kit.Card;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;

/** Whether those who do not see the window, or use no mouse, can use all of it. JavaFX thread. */
final class Accessibility {
  private Accessibility() {}

  static List<String> faults(Scene scene) {
    List<String> faults = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Node node : Walk.seen(scene)) {
      if (node.isFocusTraversable() && node != scene.getRoot()) {
        if (node.getId() == null || !ids.add(node.getId())) {
          faults.add("no id of its own: " + node);
        }
        if (name(node).isBlank()) {
          faults.add("no name: " + node);
        }
        if (!hasRole(node)) {
          faults.add("no role: " + node);
        }
      }
    }
    return faults;
  }

  /** A part that has others in it needs no more than that for a role. */
  private static boolean hasRole(Node node) {
    return switch (node.getAccessibleRole()) {
      case NODE -> false;
      case PARENT -> node instanceof Card;
      default -> true;
    };
  }

  /** What a screen reader says of it. */
  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    return node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
  }
}
