package dev.parley.view;

import java.util.Map;
import java.util.concurrent.TimeoutException;

/** Explains in one sentence for the terminal why no window could be opened. */
final class StartFailure {
  /** What JavaFX links against on Linux, and where Debian keeps it. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "libgtk-3", "libgtk-3-0",
          "libgdk-3", "libgtk-3-0",
          "libgthread", "libglib2.0-0",
          "libgdk_pixbuf", "libgdk-pixbuf-2.0-0",
          "libpango", "libpango-1.0-0",
          "libfreetype", "libfreetype6",
          "libXtst", "libxtst6",
          "libXxf86vm", "libxxf86vm1",
          "libX11", "libx11-6",
          "libGL", "libgl1");

  private StartFailure() {}

  /**
   * Any cause to one sentence that says what to do.
   *
   * @param printed what JavaFX printed meanwhile
   */
  static String sentence(Throwable failure, String printed) {
    if (failure instanceof TimeoutException) {
      return "The window could not be opened: the display is not responding"
          + " (check DISPLAY, or use --headless).";
    }
    String told = told(failure) + printed;
    if (told.contains("DISPLAY")) {
      return "The window could not be opened: there is no display"
          + " (set DISPLAY, or use --headless).";
    }
    for (Map.Entry<String, String> known : PACKAGES.entrySet()) {
      if (told.contains(known.getKey())) {
        return missing(known.getValue());
      }
    }
    boolean linked = told.contains("UnsatisfiedLinkError") || told.contains("GTK");
    return linked
        ? missing("libgtk-3-0")
        : "The window could not be opened: JavaFX does not start on this computer"
            + " (see the log, or use --headless).";
  }

  private static String missing(String name) {
    return "The window could not be opened: a system library is missing"
        + " (on Debian: apt install "
        + name
        + "; or use --headless).";
  }

  private static String told(Throwable failure) {
    StringBuilder told = new StringBuilder();
    int depth = 0;
    for (Throwable at = failure; at != null && depth < 10; at = at.getCause(), depth++) {
      told.append(at).append('\n');
    }
    return told.toString();
  }
}
