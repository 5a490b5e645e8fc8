package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a system's tool to its end. */
final class Shell {
  private static final int LIMIT_SECONDS = 60;

  private Shell() {}

  /**
   * @param command words separated by spaces, none of which has one in it
   * @return what it said
   * @throws AssertionError when it fails, with what it said
   */
  static String run(String command) {
    return run(List.of(command.split(" ")));
  }

  static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("does not end: " + command);
      }
      if (process.exitValue() != 0) {
        throw new AssertionError(command + " ended with " + process.exitValue() + ": " + said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: " + command, e);
    }
  }
}
