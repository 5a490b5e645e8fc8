package dev.parley.view.start;

import dev.parley.view.kit.Card;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a box on the start page under a title with an icon; flat, so that it costs nothing. */
class StartCard extends VBox {
  StartCard(String id, Feather icon, String words) {
    setId(id);
    getStyleClass().add("start-card");
    setMinHeight(Region.USE_PREF_SIZE);
    setMaxHeight(Region.USE_PREF_SIZE);
    Label title = Card.title(id + "-title", words);
    HBox head = new HBox(10, new FontIcon(icon), title);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
  }
}
