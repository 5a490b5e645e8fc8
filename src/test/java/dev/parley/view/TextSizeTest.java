package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.view.Preferences.Place;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Text as large as elsewhere on the desktop. */
@Tag("desktop")
class TextSizeTest {
  private static final Preferences DARK = Preferences.FIRST.withTheme(Theme.DARK);

  @Test
  void allTextAndAllIconsGrowAlike() throws Exception {
    Map<String, Double> usual = new TreeMap<>();
    Map<String, Double> large = new TreeMap<>();
    Walk.through(DARK, 1, (name, open) -> usual.putAll(sizes(name, open)));
    Walk.through(DARK, 1.5, (name, open) -> large.putAll(sizes(name, open)));
    List<String> faults = new ArrayList<>();
    usual.forEach(
        (what, size) -> {
          Double now = large.get(what);
          if (now != null && Math.abs(now / size - 1.5) > 0.04) {
            faults.add(what + " is " + now + " instead of 1.5 times " + size);
          }
        });
    assertEquals("", String.join("\n", faults));
  }

  @ParameterizedTest
  @CsvSource({"1280,760,1.5", "360,480,1"})
  void noButtonIsCutOffAndNoneLeavesTheWindow(double width, double height, double scale)
      throws Exception {
    List<String> faults = new ArrayList<>();
    Walk.through(
        DARK.withWindow(new Place(0, 0, width, height, false)),
        scale,
        (name, open) -> {
          Scene scene = open.stage().getScene();
          OpenView.onFx(() -> faults(scene)).forEach(fault -> faults.add(name + ": " + fault));
        });
    assertEquals("", String.join("\n", faults));
  }

  @ParameterizedTest
  @CsvSource({"1,true", "0.8,true", "1.25,false"})
  void textIsNeverSmallerThanUsual(double scale, boolean usual) {
    assertEquals(usual, TextSize.sheet(scale).isEmpty());
  }

  @Test
  void textHasAnEnd() {
    assertEquals(TextSize.sheet(2), TextSize.sheet(9));
  }

  private static Map<String, Double> sizes(String look, OpenView open) {
    Scene scene = open.stage().getScene();
    Map<String, Double> sizes = new TreeMap<>();
    for (Node node : OpenView.onFx(() -> Walk.seen(scene))) {
      String where = look + ": " + (node.getParent() == null ? "" : node.getParent().getId()) + " ";
      if (node instanceof FontIcon icon) {
        sizes.put(where + icon.getIconCode(), (double) icon.getIconSize());
      } else if (node instanceof Text text && !text.getText().isBlank()) {
        sizes.put(where + text.getText(), text.getFont().getSize());
      }
    }
    return sizes;
  }

  private static List<String> faults(Scene scene) {
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
