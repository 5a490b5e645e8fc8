package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a round button over the video whose icon shows the current state. JavaFX thread. */
final class CallButton extends Button {
  private static final Words WORDS = Words.in(CallButton.class);

  private final String key;
  private final FontIcon icon = new FontIcon();
  private final Tooltip tooltip = new Tooltip();

  /**
   * @param key the key that does the same
   */
  CallButton(String id, String key, Runnable act) {
    this.key = key;
    setId(id);
    setGraphic(icon);
    setTooltip(tooltip);
    getStyleClass().add("call-button");
    setOnAction(event -> act.run());
    setCache(true);
  }

  /** Creates the button that ends the call. */
  static Button hangUp(String id, Intents intents) {
    Button end =
        Buttons.icon(
            id,
            Feather.PHONE_OFF,
            WORDS.say("call.end"),
            intents::close,
            Styles.BUTTON_CIRCLE,
            Styles.DANGER);
    end.getStyleClass().add("hang-up");
    return end;
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
    if (!style.isEmpty() && !getStyleClass().contains(style)) {
      getStyleClass().add(style);
    }
    getStyleClass().removeIf(other -> other.startsWith("call-button-") && !other.equals(style));
  }
}
