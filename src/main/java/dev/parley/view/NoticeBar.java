package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows one sentence above everything else, until it is dismissed. JavaFX thread. */
final class NoticeBar extends HBox {
  private static final Words WORDS = Words.in(NoticeBar.class);

  private static final double WIDTH = 560;

  private final Label text;

  NoticeBar(String id, Runnable dismiss) {
    text = Card.words(id + "-text");
    setId(id);
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
                id + "-dismiss", Feather.X, WORDS.say("notice.dismiss"), dismiss, Styles.FLAT));
    setOnMouseClicked(event -> dismiss.run());
  }

  void render(String notice) {
    text.setText(ShownText.sentence(notice));
    Visibility.show(this, !notice.isBlank());
  }
}
