package dev.parley.view;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** What this program is. */
final class AboutCard extends Card {
  private final Button close;

  AboutCard(String version, Runnable act) {
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
    close = Buttons.text("about-close", "Close", act);
    getChildren().addAll(title, words, actions(close));
  }

  /** What Enter presses. */
  Button primary() {
    return close;
  }
}
