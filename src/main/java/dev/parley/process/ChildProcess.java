package dev.parley.process;

import java.util.List;

/**
 * Starts other programs; nothing else in Parley does. Their environment contains none of the user's
 * secrets, since other programs of the user can read it; a program that needs a secret gets it on
 * standard input.
 */
public final class ChildProcess {
  /** The user may have put the password there, for this program alone. */
  public static final String PASSWORD = "PARLEY_PASSWORD";

  /**
   * Keeps assistive technology from a program with windows; the launcher has set it for this one.
   */
  private static final String WITHOUT_ASSISTANCE = "NO_AT_BRIDGE";

  private ChildProcess() {}

  /** The program and its arguments, of which none is a secret either: a list shows them to all. */
  public static ProcessBuilder of(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove(PASSWORD);
    builder.environment().remove(WITHOUT_ASSISTANCE);
    return builder;
  }
}
