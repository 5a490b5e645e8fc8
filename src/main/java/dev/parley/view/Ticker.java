package dev.parley.view;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Repeats something that shows the time, only while there is a time to show. JavaFX thread. */
final class Ticker {
  /** Often enough that no second is seen to be late. */
  private static final Duration STEP = Duration.millis(200);

  private final Timeline timeline;

  Ticker(Runnable act) {
    timeline = new Timeline(new KeyFrame(STEP, event -> act.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
  }

  void run(boolean needed) {
    if (needed) {
      timeline.play();
    } else {
      timeline.stop();
    }
  }
}
