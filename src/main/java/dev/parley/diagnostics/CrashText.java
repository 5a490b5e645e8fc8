package dev.parley.diagnostics;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Cleans Java's own crash report (hs_err) of what may be secret: command-line arguments, the memory
 * around the fault, the messages of exceptions, and variables that hold options.
 */
final class CrashText {
  private static final Pattern COMMAND =
      Pattern.compile("^(Command Line: |java_command: |launcher_command: )(.*)$");

  /** What precedes our arguments is Java's; of our arguments, only a command's name stays. */
  private static final Pattern ARGUMENTS =
      Pattern.compile("(dev\\.parley\\.Main)( (?:serve|probe|diagnostics|echo-peer)\\b)?.*");

  /** Contents of memory: they look like numbers, and may contain text. */
  private static final List<String> MEMORY =
      List.of(
          "Top of Stack:",
          "Register to memory mapping:",
          "Stack slot to memory mapping:",
          "Registers:");

  private static final Pattern OPTIONS_VARIABLE =
      Pattern.compile("^(JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|JAVA_OPTIONS)=.*$");

  private static final Pattern THROWN = Pattern.compile("(Exception <a '[^']*'\\{[^}]*\\}): .*");
  private static final Pattern PROPERTY = Pattern.compile("(-D[\\w.-]+)=\\S+");

  private CrashText() {}

  /** Whether it is of a Parley, and not of another Java program that crashed in the same folder. */
  static boolean isOurs(String text) {
    return text.contains("dev.parley");
  }

  /** Whether it is the echo peer's, which its parent starts again. */
  static boolean isEcho(String text) {
    return text.contains("dev.parley.Main echo-peer");
  }

  static String scrub(String text, Masking masking) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean leavingOut = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (MEMORY.stream().anyMatch(line::startsWith)) {
        leavingOut = true;
        clean.append(line).append(" (left out)\n");
      } else if (line.startsWith("---") || line.startsWith("Instructions:")) {
        leavingOut = false;
      }
      if (!leavingOut) {
        clean.append(line(line)).append('\n');
      }
    }
    return masking.mask(clean.toString());
  }

  private static String line(String line) {
    var command = COMMAND.matcher(line);
    if (command.matches()) {
      String words = ARGUMENTS.matcher(command.group(2)).replaceAll("$1$2 (arguments left out)");
      return command.group(1) + PROPERTY.matcher(words).replaceAll("$1=(left out)");
    }
    var variable = OPTIONS_VARIABLE.matcher(line);
    if (variable.matches()) {
      return variable.group(1) + "=(left out)";
    }
    String words = THROWN.matcher(line).replaceAll("$1 (words left out)");
    return PROPERTY.matcher(words).replaceAll("$1=(left out)");
  }
}
