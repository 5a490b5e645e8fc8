package dev.parley.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** How large text and icons are, and whether there is room for them. JavaFX thread. */
final class TextFit {
  private TextFit() {}

  /** By what it is, in which part of which look. */
  static Map<String, Double> sizes(String look, Scene scene) {
    Map<String, Double> sizes = new TreeMap<>();
    for (Node node : Walk.seen(scene)) {
      String where = look + ": " + (node.getParent() == null ? "" : node.getParent().getId()) + " ";
      if (node instanceof FontIcon icon) {
        sizes.put(where + icon.getIconCode(), (double) icon.getIconSize());
      } else if (node instanceof Text text && !text.getText().isBlank()) {
        sizes.put(where + text.getText(), text.getFont().getSize());
      }
    }
    return sizes;
  }

  static List<String> faults(Scene scene) {
    List<String> faults = new ArrayList<>();
    for (Node node : Walk.seen(scene)) {
      if (node instanceof ButtonBase button && button.lookup(".text") instanceof Text text) {
        Bounds place = button.localToScene(button.getLayoutBounds());
        if (button.getText() != null
            && !button.getText().isEmpty()
            && !(text instanceof FontIcon)
            && !button.isWrapText()
            && !text.getText().equals(button.getText())) {
          faults.add(button.getId() + " says " + text.getText());
        }
        if (place.getMinX() < 0 || place.getMaxX() > scene.getWidth()) {
          faults.add(button.getId() + " leaves the window at " + place);
        }
      } else if (node instanceof Label label && label.isWrapText()) {
        Text text = (Text) label.lookup(".text");
        if (text != null && !text.getText().equals(label.getText())) {
          faults.add(label.getId() + " says " + text.getText());
        }
      }
    }
    return faults;
  }
}
