package dev.parley.view.settings;

import dev.parley.check.Finding;
import java.util.List;
import java.util.function.Consumer;

/**
 * Checks what a call needs: devices, server, STUN and TURN. Called on the JavaFX thread; returns at
 * once.
 */
public interface Checks {

  /**
   * Begins to look at everything anew; ends by itself.
   *
   * @param told any thread: all that is looked at, in order, at once and each time more is known
   */
  Running begin(Consumer<List<Finding>> told);

  /** A look that is under way. */
  interface Running {
    /** Ends it; what was not looked at by then is told to be so. Any number of times. */
    void cancel();
  }
}
