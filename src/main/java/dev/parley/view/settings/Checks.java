package dev.parley.view.settings;

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
  Running begin(Consumer<List<Found>> told);

  /** A look that is under way. */
  interface Running {
    /** Ends it; what was not looked at by then is told to be so. Any number of times. */
    void cancel();
  }

  /** How something is. */
  enum Standing {
    WAITING,
    GOOD,
    BAD,
    NOT_LOOKED_AT
  }

  /**
   * What was found of one thing.
   *
   * @param id of the thing, always the same
   * @param what its name
   * @param why one or two sentences, possibly empty
   * @param advice what to do about it, possibly empty
   */
  record Found(String id, String what, Standing standing, String why, String advice) {}
}
