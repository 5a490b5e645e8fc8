package dev.parley.view;

import javafx.application.Platform;
import javafx.scene.Scene;

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

  /** Runs the task once, within a pulse: what is changed by it is not in that. */
  static void await(Scene scene, Runnable done) {
    scene.addPostLayoutPulseListener(new Painting(scene, done).listener);
    Platform.requestNextPulse();
  }

  /** A pulse paints after its listeners, and waits first for what the one before paints. */
  private void pulse() {
    pulses++;
    if (pulses == 1) {
      Platform.requestNextPulse();
      return;
    }
    scene.removePostLayoutPulseListener(listener);
    done.run();
  }
}
