package dev.parley.view;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Implements {@link Alarm} with JavaFX's own clock. */
final class FxAlarm implements Alarm {
  private final PauseTransition pause = new PauseTransition();

  FxAlarm(Runnable act) {
    pause.setOnFinished(event -> act.run());
  }

  @Override
  public void set(Duration later) {
    pause.stop(); // its length may be set at rest alone
    pause.setDuration(javafx.util.Duration.millis(later.toMillis()));
    pause.playFromStart();
  }

  @Override
  public void off() {
    pause.stop();
  }
}
