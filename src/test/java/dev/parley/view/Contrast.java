package dev.parley.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** How well something can be told from its ground, as WCAG 2.1 reckons it: 1 to 21. */
final class Contrast {
  private Contrast() {}

  /**
   * Of this colour in this place: over the grounds of all that it is in, and of the window; in a
   * call, and over one's own picture without one, over the darkest and the lightest picture.
   */
  static double of(Color colour, Node node) {
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
    if (node.getScene().lookup("#idle-picture").isVisible()) {
      Region dim = (Region) node.getScene().lookup(".idle-dim");
      Color full = (Color) dim.getBackground().getFills().get(0).getFill();
      Color veil = full.deriveColor(0, 1, 1, dim.getOpacity());
      return pictures.stream().map(picture -> over(veil, picture)).toList();
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
