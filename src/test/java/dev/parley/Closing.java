package dev.parley;

/** The end of what a test has begun: nothing stays open, and no failure hides an earlier one. */
public final class Closing {
  private Closing() {}

  /**
   * Closes one after the other, each whatever becomes of those before; null is what was never
   * begun. The first failure is thrown, with the later ones suppressed in it.
   */
  public static void all(AutoCloseable... open) {
    AssertionError first = null;
    for (AutoCloseable one : open) {
      try {
        if (one != null) {
          one.close();
        }
      } catch (Exception | AssertionError failure) {
        if (first == null) {
          first = failure instanceof AssertionError error ? error : new AssertionError(failure);
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** The same after a failure, which stays the one that is told: what fails here is added to it. */
  public static void after(Throwable failure, AutoCloseable... open) {
    try {
      all(open);
    } catch (AssertionError another) {
      failure.addSuppressed(another);
    }
  }
}
