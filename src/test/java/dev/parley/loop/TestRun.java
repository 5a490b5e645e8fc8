package dev.parley.loop;

import java.util.Optional;

/** One piece of a test's code that runs: a constructor, a method of a test or one around it. */
final class TestRun {
  private final String name;
  private final Class<?> outermost;
  private final boolean closing;
  private final boolean mayBlock;
  private final Thread thread = Thread.currentThread();
  private StuckLoop stuck;
  private boolean interrupted;

  /** How often it has been looked at since it was known to be lost. */
  private int looks;

  /**
   * @param closing whether it clears up after a test, and has to be run whatever happened
   * @param mayBlock whether it holds a loop up on purpose
   */
  TestRun(Class<?> testClass, String method, boolean closing, boolean mayBlock) {
    this.name = testClass.getSimpleName() + (method.isEmpty() ? "" : "." + method);
    this.outermost = testClass.getNestHost();
    this.closing = closing;
    this.mayBlock = mayBlock;
  }

  boolean isClosing() {
    return closing;
  }

  boolean mayBlock() {
    return mayBlock;
  }

  Class<?> testClass() {
    return outermost;
  }

  /** The loop on which it may be waiting. */
  Optional<StuckLoop> stuck() {
    return Optional.ofNullable(stuck);
  }

  void isLostTo(StuckLoop loop) {
    stuck = loop;
  }

  int looked() {
    return ++looks;
  }

  /**
   * Ends what it waits for. A thread that runs is left alone: it may be writing to Surefire, whose
   * channel an interrupt would close.
   */
  void interrupt() {
    Thread.State state = thread.getState();
    if (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING) {
      interrupted = true;
      thread.interrupt();
    }
  }

  /** Takes an interrupt back that nobody has waited for. On its own thread, at its end. */
  void ended() {
    if (interrupted) {
      Thread.interrupted();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
