package dev.parley.view;

import dev.parley.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** What this program is. */
final class AboutCard extends Card {
  private static final Words WORDS = Words.in(AboutCard.class);

  private final Button close;

  AboutCard(String version, Runnable act) {
    super("about");
    Label title = title("about-title");
    title.setText(WORDS.say("about.title", version));
    Label words = words("about-words");
    words.setText(
        WORDS.say(
            "about.words", Runtime.version().feature(), System.getProperty("javafx.version", "")));
    close = Buttons.text("about-close", WORDS.say("about.close"), act);
    getChildren().addAll(title, words, actions(close));
  }

  /** What Enter presses. */
  Button primary() {
    return close;
  }
}
