package dev.parley.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/** How well something can be told from its ground, as WCAG 2.1 reckons it: 1 to 21. */
final class Contrast {
  private static final double TEXT = 4.5;
  private static final double LARGE_TEXT_AND_ICONS = 3;

  private Contrast() {}

  /** Text and icons that cannot be told from their ground, by WCAG 2.1 AA. JavaFX thread. */
  static Set<String> faults(Scene scene) {
    Set<String> faults = new LinkedHashSet<>();
    for (Node node : Walk.seen(scene)) {
      // What cannot be used need not be told apart, says the standard.
      if (node instanceof Text text && !text.isDisabled() && !text.getText().isBlank()) {
        double ratio = text.getFill() instanceof Color colour ? of(colour, text) : Double.NaN;
        if (!(ratio >= needed(text))) {
          faults.add(
              String.format(
                  Locale.ROOT,
                  "%.2f %s %s in %s",
                  ratio,
                  text.getFill(),
                  text.getText(),
                  path(text)));
        }
      }
    }
    return faults;
  }

  /** Large is, in points of 1/72 inch, 18, or 14 if bold. */
  private static double needed(Text text) {
    Font font = text.getFont();
    boolean bold = font.getStyle().toLowerCase(Locale.ROOT).contains("bold");
    boolean large = font.getSize() >= (bold ? 14 : 18) * 96.0 / 72;
    return large || text instanceof FontIcon ? LARGE_TEXT_AND_ICONS : TEXT;
  }

  private static String path(Node node) {
    StringBuilder path = new StringBuilder();
    for (Node at = node.getParent(); at != null; at = at.getParent()) {
      path.append(at.getId() == null ? "" : " #" + at.getId());
    }
    return path.toString();
  }

  /**
   * Of this colour in this place: over the grounds of all that it is in, and of the window; in a
   * call, over the darkest and the lightest picture.
   */
  private static double of(Color colour, Node node) {
    return below(node).stream()
        .map(picture -> ground(node, picture))
        .mapToDouble(ground -> ratio(over(colour, ground), ground))
        .min()
        .orElseThrow();
  }

  private static List<Color> below(Node node) {
    List<Color> pictures = List.of(Color.BLACK, Color.WHITE);
    if (isIn("call", node)) {
      return isIn("faceless", node) ? List.of((Color) node.getScene().getFill()) : pictures;
    }
    return List.of((Color) node.getScene().getFill());
  }

  private static boolean isIn(String id, Node node) {
    Node at = node;
    while (at != null && !id.equals(at.getId())) {
      at = at.getParent();
    }
    return at != null;
  }

  private static Color ground(Node node, Color below) {
    Deque<Region> around = new ArrayDeque<>();
    for (Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Region region && region.getBackground() != null) {
        around.push(region);
      }
    }
    Color ground = below;
    for (Region region : around) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color colour) {
          ground = over(colour, ground);
        }
      }
    }
    return ground;
  }

  private static Color over(Color upper, Color lower) {
    return lower.interpolate(
        Color.color(upper.getRed(), upper.getGreen(), upper.getBlue()), upper.getOpacity());
  }

  /** WCAG 2.1, contrast ratio: (L1 + 0.05) / (L2 + 0.05). */
  static double ratio(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  /** WCAG 2.1, relative luminance. */
  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
