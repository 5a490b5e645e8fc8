package dev.parley.view;

import dev.parley.peer.PeerState.Quality;
import dev.parley.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How well a call goes, as one to three bars, and in words for the pointer. JavaFX thread. */
final class QualitySign extends HBox {
  private static final Words WORDS = Words.in(QualitySign.class);

  private static final double BAR_WIDTH = 4;

  private final Tooltip words = new Tooltip();
  private final List<Region> bars = List.of(bar(6), bar(11), bar(16));

  QualitySign() {
    super(2);
    setId("nav-quality");
    getStyleClass().add("quality");
    setAlignment(Pos.BOTTOM_CENTER);
    setMaxHeight(USE_PREF_SIZE);
    setMinWidth(USE_PREF_SIZE);
    setFocusTraversable(false);
    getChildren().addAll(bars);
    Tooltip.install(this, words);
    render(Optional.empty());
  }

  void render(Optional<Quality> quality) {
    setVisible(quality.isPresent());
    setManaged(quality.isPresent());
    quality.ifPresent(this::show);
  }

  private void show(Quality quality) {
    getStyleClass().removeAll("quality-good", "quality-fair", "quality-poor");
    getStyleClass()
        .add(
            switch (quality.level()) {
              case GOOD -> "quality-good";
              case FAIR -> "quality-fair";
              case POOR -> "quality-poor";
            });
    String name =
        switch (quality.level()) {
          case GOOD -> WORDS.say("quality.good");
          case FAIR -> WORDS.say("quality.fair");
          case POOR -> WORDS.say("quality.poor");
        };
    int full = bars.size() - quality.level().ordinal();
    for (int at = 0; at < bars.size(); at++) {
      bars.get(at).getStyleClass().setAll(at < full ? "quality-full" : "quality-empty");
    }
    String sentence = ShownText.sentence(quality.sentence());
    words.setText(sentence.isEmpty() ? name : WORDS.say("quality.why", name, sentence));
    setAccessibleText(WORDS.say("quality.said", words.getText()));
  }

  private static Region bar(double height) {
    Region bar = new Region();
    bar.setMinSize(BAR_WIDTH, height);
    bar.setMaxSize(BAR_WIDTH, height);
    return bar;
  }
}
