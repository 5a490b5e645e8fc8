package dev.parley.view;

import java.time.Duration;

/** Runs one action later, on the JavaFX thread; a test replaces its clock. */
interface Alarm {
  /** Does it after this time, counted anew when it was set already. */
  void set(Duration later);

  /** Does it no more. */
  void off();

  /** Makes one for something to do. */
  interface Maker {
    Alarm of(Runnable act);
  }
}
