package dev.parley.view.kit;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Runs one action later, on the JavaFX thread; a test replaces its clock. */
public interface Alarm {
  /** Does it after this time, counted anew when it was set already. */
  void set(Duration later);

  /** Does it no more. */
  void off();

  /** Makes one for something to do. */
  interface Maker {
    Alarm of(Runnable act);
  }

  /** By JavaFX's own clock. */
  static Alarm fx(Runnable act) {
    PauseTransition pause = new PauseTransition();
    pause.setOnFinished(event -> act.run());
    return new Alarm() {
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
    };
  }
}
