package dev.parley.view.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Shows a box with a shadow above the rest. It is cached as a bitmap: over a moving video the
 * shadow would otherwise be blurred again for every frame (measured: 0.27 of a core, 0.11 cached).
 */
public class Card extends VBox {
  private static final double WIDTH = 420;

  public Card(String id) {
    setId(id);
    getStyleClass().add("floating-card");
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    setMinHeight(Region.USE_PREF_SIZE);
    setFocusTraversable(true); // the first place to tab from; no button is pressed by accident
    setCache(true);
  }

  public static Label title(String id) {
    return label(id, "card-title");
  }

  public static Label title(String id, String text) {
    Label title = title(id);
    title.setText(text);
    return title;
  }

  /** A sentence that wraps. */
  public static Label words(String id) {
    Label words = label(id, "card-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    return words;
  }

  /** One that stays. */
  public static Label words(String id, String text) {
    Label words = words(id);
    words.setText(text);
    return words;
  }

  /** Buttons in one line, or in more where the card is narrow. */
  public static FlowPane actions(Region... buttons) {
    FlowPane actions = new FlowPane(8, 8, buttons);
    actions.getStyleClass().add("card-actions");
    actions.setAlignment(Pos.CENTER_RIGHT);
    return actions;
  }

  private static Label label(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }
}
