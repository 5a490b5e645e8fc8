package dev.parley;

import dev.parley.child.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a password comes from; an argument shows in the list of processes, the others do not. */
final class Password {
  static final String VARIABLE = Child.PASSWORD;

  private Password() {}

  /**
   * The first that is given: the argument, the first line of the file, the first line of standard
   * input, the environment variable; empty where none is.
   *
   * @param argument null where not given
   * @param file null where not given
   * @throws IOException with a sentence
   */
  static String from(String argument, Path file, boolean standardInput) throws IOException {
    if (argument != null) {
      return argument;
    } else if (file != null) {
      return firstLine(file);
    } else if (standardInput) {
      var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      String line = reader.readLine();
      return line == null ? "" : line;
    }
    String variable = System.getenv(VARIABLE);
    return variable == null ? "" : variable;
  }

  private static String firstLine(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new IOException("The password file " + file + " cannot be read.", e);
    }
  }
}
