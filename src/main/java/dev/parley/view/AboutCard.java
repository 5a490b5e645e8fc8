package dev.parley.view;

import dev.parley.text.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Shows the program's version and licence. */
final class AboutCard extends Card {
  private static final Words WORDS = Words.in(AboutCard.class);

  private final ModalPane modal;
  private final Modal shown;

  AboutCard(String version, ModalPane modal) {
    super("about");
    this.modal = modal;
    Label title = title("about-title");
    title.setText(WORDS.say("about.title", version));
    Label words = words("about-words");
    words.setText(
        WORDS.say(
            "about.words", Runtime.version().feature(), System.getProperty("javafx.version", "")));
    setAccessibleText(title.getText() + " " + words.getText());
    Runnable act = () -> show(false);
    Button close = Buttons.text("about-close", WORDS.say("about.close"), act);
    shown = Modal.dialog(this, act, close);
    getChildren().addAll(title, words, actions(close));
  }

  void show(boolean wanted) {
    modal.want(shown, wanted);
  }
}
