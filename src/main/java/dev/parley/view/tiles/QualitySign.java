package dev.parley.view.tiles;

import atlantafx.base.theme.Styles;
import dev.parley.peer.PeerState.Quality;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Shows the call quality as one to three bars, with a tooltip; a click opens the statistics. JavaFX
 * thread.
 */
public final class QualitySign extends Button {
  private static final Words WORDS = Words.in(QualitySign.class);
  private static final double BAR_WIDTH = 4;

  private final Tooltip words = new Tooltip();
  private final List<Region> bars = List.of(bar(6), bar(11), bar(16));

  /** What is on the screen: each second brings the same again. */
  private Optional<Quality> shown = Optional.empty();

  public QualitySign(String id, Runnable act) {
    setId(id);
    getStyleClass().addAll("quality", Styles.FLAT, Styles.BUTTON_ICON);
    HBox row = new HBox(2);
    row.setAlignment(Pos.BOTTOM_CENTER);
    row.setMaxHeight(USE_PREF_SIZE);
    row.getChildren().addAll(bars);
    setGraphic(row);
    setMinWidth(USE_PREF_SIZE);
    setTooltip(words);
    setOnAction(event -> act.run());
    hide();
  }

  public void render(Optional<Quality> quality) {
    if (!quality.equals(shown)) {
      shown = quality;
      quality.ifPresentOrElse(this::show, this::hide);
    }
  }

  /** The word for a level, as a person reads it first. */
  public static String name(Quality quality) {
    return switch (quality.level()) {
      case GOOD -> WORDS.say("quality.good");
      case FAIR -> WORDS.say("quality.fair");
      case POOR -> WORDS.say("quality.poor");
    };
  }

  private void hide() {
    Visibility.show(this, false);
  }

  private void show(Quality quality) {
    Visibility.show(this, true);
    getStyleClass().removeAll("quality-good", "quality-fair", "quality-poor");
    getStyleClass()
        .add(
            switch (quality.level()) {
              case GOOD -> "quality-good";
              case FAIR -> "quality-fair";
              case POOR -> "quality-poor";
            });
    int full = bars.size() - quality.level().ordinal();
    for (int at = 0; at < bars.size(); at++) {
      bars.get(at).getStyleClass().setAll(at < full ? "quality-full" : "quality-empty");
    }
    String sentence = ShownText.sentence(quality.sentence());
    String name = name(quality);
    words.setText(sentence.isEmpty() ? name : WORDS.say("quality.why", name, sentence));
    setAccessibleText(WORDS.say("quality.said", words.getText()));
    setAccessibleHelp(WORDS.say("quality.help"));
  }

  private static Region bar(double height) {
    Region bar = new Region();
    bar.setMinSize(BAR_WIDTH, height);
    bar.setMaxSize(BAR_WIDTH, height);
    return bar;
  }
}
