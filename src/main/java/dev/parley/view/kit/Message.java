package dev.parley.view.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a large quiet message in the middle of an otherwise empty window. */
public final class Message extends VBox {
  private static final double WIDTH = 480;

  private final FontIcon icon;
  private final Label title;
  private final Label words;

  public Message(String id, Feather meaning) {
    icon = new FontIcon(meaning);
    setId(id);
    getStyleClass().add("message");
    setAlignment(Pos.CENTER);
    setMaxWidth(WIDTH);
    title = Card.title(id + "-title");
    words = Card.words(id + "-words");
    getChildren().addAll(icon, title, words);
  }

  public void say(String newTitle, String newWords) {
    title.setText(newTitle);
    words.setText(newWords);
    words.setVisible(!newWords.isEmpty());
  }

  /** With something to do about it. */
  public void offer(String id, String text, Runnable act) {
    getChildren().add(Buttons.text(id, text, act));
  }

  public void picture(Feather meaning) {
    icon.setIconCode(meaning);
  }
}
