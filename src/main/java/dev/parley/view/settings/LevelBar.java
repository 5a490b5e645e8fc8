package dev.parley.view.settings;

import dev.parley.text.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** Shows how loud one's own microphone is. JavaFX thread. */
final class LevelBar extends VBox {
  private static final Words WORDS = Words.in(LevelBar.class);

  /** What is shown of a fall at each step: a bar that flickers cannot be read. */
  private static final double FALL = 0.06;

  private final ProgressBar bar = new ProgressBar(0);

  /**
   * @param id what the ids of its parts begin with
   */
  LevelBar(String id) {
    super(4);
    setId(id + "-loudness");
    setMinHeight(USE_PREF_SIZE);
    bar.setId(id + "-level");
    bar.setAccessibleText(WORDS.say("preview.level"));
    bar.setMaxWidth(Double.MAX_VALUE);
    Label hint = new Label(WORDS.say("preview.level.hint"));
    hint.setId(id + "-level-hint");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    hint.getStyleClass().add("preview-hint");
    getChildren().addAll(bar, hint);
  }

  /**
   * @param level as it seems to an ear, 0 to 1; up at once, down by and by
   */
  void show(double level) {
    double shown = level == 0 ? 0 : Math.max(level, bar.getProgress() - FALL);
    bar.setProgress(shown);
  }
}
