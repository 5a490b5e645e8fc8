package dev.parley.view.kit;

import javafx.application.Platform;

/** Bridges to the JavaFX thread: no other class queues work there. */
public final class FxThread {
  private FxThread() {}

  /** Runs the task later on the JavaFX thread; dropped where there is none (yet, or any more). */
  public static void later(Runnable task) {
    try {
      Platform.runLater(task);
    } catch (IllegalStateException notStarted) {
      // Nothing is on the screen that could be out of date; View.start shows the newest state.
    }
  }

  /**
   * Has the scenes go through one pulse more, at the rate of the screen. Any thread, while there is
   * a window. It costs nothing, where each task of {@link #later} wakes two threads and leaves
   * garbage behind.
   */
  public static void pulse() {
    Platform.requestNextPulse();
  }

  /**
   * Brings the toolkit up if need be, then runs the task on its thread. Blocks while the native
   * libraries load and the display answers.
   *
   * @return whether this call brought it up, so that its caller may end it
   */
  public static boolean start(Runnable task) {
    try {
      Platform.startup(task);
      Platform.setImplicitExit(false); // the person leaves, the window does not decide it
      return true;
    } catch (IllegalStateException alreadyUp) {
      Platform.runLater(task);
      return false;
    }
  }

  /** Ends the toolkit and its threads; there is no second start in one process. */
  public static void end() {
    Platform.exit();
  }
}
