package dev.parley.view.call;

import dev.parley.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a round button of a call whose icon shows the current state. JavaFX thread. */
class CallButton extends Button {
  private static final Words WORDS = Words.in(CallButton.class);

  /** The style of what is switched off. */
  static final String OFF = "call-button-off";

  /** The style of what there is no device for: a mark tells it from what is off. */
  static final String MISSING = "call-button-missing";

  private final String key;
  private final FontIcon icon = new FontIcon();
  private final Tooltip tooltip = new Tooltip();

  /**
   * @param key the key that does the same
   */
  CallButton(String id, String key) {
    this.key = key;
    setId(id);
    setGraphic(icon);
    setTooltip(tooltip);
    getStyleClass().add("call-button");
  }

  CallButton(String id, String key, Runnable act) {
    this(id, key);
    setOnAction(event -> act.run());
  }

  /**
   * @param act what a click does, in a word or two
   * @param state how it stands, a sentence
   * @param style "" while all is as usual, else a style class
   */
  void show(Feather picture, String act, String state, String style) {
    if (icon.getIconCode() != picture) {
      icon.setIconCode(picture);
    }
    tooltip.setText(WORDS.say("button.tip", act, key, state));
    setAccessibleText(WORDS.say("button.said", act, state));
    setText(style.equals(MISSING) ? "!" : "");
    if (!style.isEmpty() && !getStyleClass().contains(style)) {
      getStyleClass().add(style);
    }
    getStyleClass().removeIf(other -> other.startsWith("call-button-") && !other.equals(style));
  }
}
