package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Shows the program's version and licence. */
final class AboutCard extends Card {
  private static final Words WORDS = Words.in(AboutCard.class);

  private final Modal shown;

  AboutCard(SettingsContext.Versions versions, ModalPane modal) {
    super("about");
    Label title = title("about-title", WORDS.say("about.title", versions.parley()));
    Label words =
        words(
            "about-words",
            WORDS.say(
                "about.words",
                Runtime.version().feature(),
                System.getProperty("javafx.version", ""),
                versions.engine()));
    setAccessibleText(title.getText() + " " + words.getText());
    Button close = Buttons.text("about-close", WORDS.say("about.close"), this::close);
    shown = modal.dialog(this, this::close, close);
    getChildren().addAll(title, words, actions(close));
  }

  void open() {
    shown.want(true);
  }

  private void close() {
    shown.want(false);
  }
}
