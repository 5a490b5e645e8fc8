package dev.parley.checkup;

import java.util.List;
import java.util.function.Consumer;

/** A look at one thing that a call needs, or at several that are seen together. Loop only. */
public interface Examination {

  /** What it will look at; nothing of it is known yet. */
  List<Finding> before();

  /**
   * Begins, and returns; ends by itself, within half a minute.
   *
   * @param found told of each thing of {@link #before} once, when it is known
   */
  void begin(Consumer<Finding> found);

  /** Lets go of everything it holds; nothing is told after it. Any number of times. */
  void cancel();
}
