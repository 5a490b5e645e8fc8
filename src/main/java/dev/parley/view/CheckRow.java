package dev.parley.view;

import dev.parley.text.Words;
import dev.parley.view.Checks.Found;
import dev.parley.view.Checks.Standing;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows one result of the check: a mark, a word, the reason, and what to do. JavaFX thread. */
final class CheckRow extends HBox {
  private static final Words WORDS = Words.in(CheckRow.class);

  private final FontIcon mark = new FontIcon();
  private final Label what = new Label();
  private final Label standing = new Label();
  private final Label why;
  private final Label advice;

  CheckRow(String id) {
    super(10);
    setAlignment(Pos.TOP_LEFT);
    getStyleClass().add("check-row");
    what.setId("check-what-" + id);
    what.getStyleClass().add("peer-name");
    what.setWrapText(true);
    standing.setId("check-standing-" + id);
    standing.setMinWidth(USE_PREF_SIZE);
    why = Card.words("check-why-" + id);
    advice = Card.words("check-advice-" + id);
    advice.getStyleClass().add("check-advice");
    HBox.setHgrow(what, Priority.ALWAYS);
    what.setMaxWidth(Double.MAX_VALUE);
    VBox words = new VBox(2, new HBox(8, what, standing), why, advice);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(mark, words);
  }

  CheckRow show(Found found) {
    mark.setIconCode(icon(found.standing()));
    mark.getStyleClass().removeAll("check-good", "check-bad", "check-none");
    mark.getStyleClass().add(style(found.standing()));
    what.setText(ShownText.sentence(found.what()));
    standing.setText(word(found.standing()));
    text(why, ShownText.sentence(found.why()));
    text(advice, ShownText.sentence(found.advice()));
    setAccessibleText(
        WORDS.say(
            "check.said", what.getText(), standing.getText(), why.getText(), advice.getText()));
    return this;
  }

  private static void text(Label label, String words) {
    label.setText(words);
    label.setVisible(!words.isEmpty());
    label.setManaged(!words.isEmpty());
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case WAITING -> WORDS.say("check.standing.waiting");
      case GOOD -> WORDS.say("check.standing.good");
      case BAD -> WORDS.say("check.standing.bad");
      case NOT_LOOKED_AT -> WORDS.say("check.standing.none");
    };
  }

  private static Feather icon(Standing standing) {
    return switch (standing) {
      case WAITING -> Feather.CLOCK;
      case GOOD -> Feather.CHECK_CIRCLE;
      case BAD -> Feather.ALERT_TRIANGLE;
      case NOT_LOOKED_AT -> Feather.MINUS_CIRCLE;
    };
  }

  private static String style(Standing standing) {
    return switch (standing) {
      case GOOD -> "check-good";
      case BAD -> "check-bad";
      case WAITING, NOT_LOOKED_AT -> "check-none";
    };
  }
}
