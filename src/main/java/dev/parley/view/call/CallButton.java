package dev.parley.view.call;

import dev.parley.text.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
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
  private final Label tick = new Label("", new FontIcon(Feather.CHECK));

  /** What the peer confirms, a sentence; empty for nothing. */
  private String confirmed = "";

  /**
   * @param key the key that does the same
   */
  CallButton(String id, String key) {
    this.key = key;
    setId(id);
    setGraphic(icon);
    setTooltip(tooltip);
    getStyleClass().add("call-button");
    tick.setId(id + "-tick");
    tick.getStyleClass().add("call-tick");
    tick.setMouseTransparent(true);
    tick.setVisible(false);
  }

  CallButton(String id, String key, Runnable act) {
    this(id, key);
    setOnAction(event -> act.run());
  }

  /** The button with its tick in its corner. */
  StackPane ticked() {
    StackPane both = new StackPane(this, tick);
    StackPane.setAlignment(tick, Pos.BOTTOM_RIGHT);
    both.setPickOnBounds(false);
    return both;
  }

  /**
   * The tick says that the peer has it, and the next {@link #show} says so too.
   *
   * @param sentence empty where the peer has not said so
   */
  void confirm(String sentence) {
    confirmed = sentence;
    tick.setVisible(!sentence.isEmpty());
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
    String told = confirmed.isEmpty() ? state : state + " " + confirmed;
    tooltip.setText(WORDS.say("button.tip", act, key, told));
    setAccessibleText(WORDS.say("button.said", act, told));
    setText(style.equals(MISSING) ? "!" : "");
    if (!style.isEmpty() && !getStyleClass().contains(style)) {
      getStyleClass().add(style);
    }
    getStyleClass().removeIf(other -> other.startsWith("call-button-") && !other.equals(style));
  }
}
