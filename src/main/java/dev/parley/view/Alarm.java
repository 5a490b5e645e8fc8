package dev.parley.view;

import java.time.Duration;

/** One thing to do later, on the JavaFX thread; the seam at which a test has its own clock. */
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
