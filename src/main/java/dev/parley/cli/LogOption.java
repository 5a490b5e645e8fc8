package dev.parley.cli;

import dev.parley.diagnostics.LogSetup;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Adds {@code --log-level} to every command. */
class LogOption {
  static final String HEADING = "%nLog:%n";
  static final String HEADING_WITH_REPORT = "%nReport and log:%n";

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description =
          "of standard error: ${COMPLETION-CANDIDATES}; no password or message body is ever logged")
  private Level level = Level.WARN;

  private enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** Must be called before the first line is logged: {@link LogSetup} reads it then. */
  void apply() {
    System.setProperty(LogSetup.LEVEL, level.name().toLowerCase(Locale.ROOT));
  }
}
