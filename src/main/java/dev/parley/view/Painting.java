package dev.parley.view;

import dev.parley.view.kit.FxThread;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Paint;

/** Waits until what is in a scene now is on the screen. JavaFX thread. */
final class Painting {
  private final Scene scene;
  private final Runnable done;
  private final Runnable listener = this::pulse;
  private int pulses;

  private Painting(Scene scene, Runnable done) {
    this.scene = scene;
    this.done = done;
  }

  /** Runs the task once, in no pulse. */
  static void await(Scene scene, Runnable done) {
    scene.addPostLayoutPulseListener(new Painting(scene, done).listener);
    Platform.requestNextPulse();
  }

  /**
   * A pulse paints after its listeners. The next one waits for that, before it paints itself: so it
   * gets something to paint. What was painted then goes to the display as an event of this thread,
   * after which the display is told when the thread comes back for more.
   */
  private void pulse() {
    pulses++;
    if (pulses == 1) {
      Platform.requestNextPulse();
      return;
    }
    scene.removePostLayoutPulseListener(listener);
    Paint fill = scene.getFill();
    scene.setFill(null);
    scene.setFill(fill);
    FxThread.later(() -> FxThread.later(done));
  }
}
