package dev.parley.view;

import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Creates small labels over a video, in the same colours whatever the theme. */
final class Signs {
  private Signs() {}

  /** Not there until it says something. */
  static Label sign(String id, Feather icon) {
    Label sign = new Label("", new FontIcon(icon));
    sign.setId(id);
    sign.getStyleClass().add("sign");
    sign.setCache(true);
    show(sign, "");
    return sign;
  }

  /**
   * @param words empty to take the sign away
   */
  static void show(Label sign, String words) {
    sign.setText(words);
    sign.setVisible(!words.isEmpty());
    sign.setManaged(!words.isEmpty());
  }
}
