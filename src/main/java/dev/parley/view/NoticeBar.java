package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One sentence on what has just ended or failed, until it is dismissed. JavaFX thread. */
final class NoticeBar extends HBox {
  private static final double WIDTH = 560;

  private final Label text = Card.words("notice-text");

  NoticeBar(Intents intents) {
    setId("notice");
    getStyleClass().add("notice");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    setCache(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren()
        .addAll(
            new FontIcon(Feather.INFO),
            text,
            Buttons.icon(
                "notice-dismiss", Feather.X, "Dismiss", intents::dismissNotice, Styles.FLAT));
  }

  void render(String notice) {
    text.setText(ShownText.sentence(notice));
    setVisible(!notice.isBlank());
    setManaged(!notice.isBlank());
  }
}
