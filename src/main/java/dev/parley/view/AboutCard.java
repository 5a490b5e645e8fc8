package dev.parley.view;

import dev.parley.words.Words;
import javafx.scene.control.Label;

/** What this program is. */
final class AboutCard extends Card {
  private static final Words WORDS = Words.in(AboutCard.class);

  AboutCard(String version, Runnable close) {
    super("about");
    Label title = title("about-title");
    title.setText(WORDS.say("about.title", version));
    Label words = words("about-words");
    words.setText(
        WORDS.say(
            "about.words", Runtime.version().feature(), System.getProperty("javafx.version", "")));
    getChildren()
        .addAll(
            title, words, actions(Buttons.text("about-close", WORDS.say("about.close"), close)));
  }
}
