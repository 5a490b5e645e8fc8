package dev.parley.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

  /** Waits for the end of a program, and ends it at the time limit; returns what it has printed. */
  public static String output(Process process, long limitMillis) throws IOException {
    process
        .onExit()
        .orTimeout(limitMillis, TimeUnit.MILLISECONDS)
        .exceptionally(
            hung -> {
              process.destroyForcibly();
              return process;
            });
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.onExit().join();
    return printed.strip();
  }
}
