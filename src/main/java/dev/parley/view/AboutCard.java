package dev.parley.view;

import javafx.scene.control.Label;

/** What this program is. */
final class AboutCard extends Card {

  AboutCard(String version, Runnable close) {
    super("about");
    Label title = title("about-title");
    title.setText("Parley " + version);
    Label words = words("about-words");
    words.setText(
        "Video calls between two desktops, through your own server or none.\n\n"
            + "Apache License 2.0\nJava "
            + Runtime.version().feature()
            + ", JavaFX "
            + System.getProperty("javafx.version", ""));
    getChildren().addAll(title, words, actions(Buttons.text("about-close", "Close", close)));
  }
}
