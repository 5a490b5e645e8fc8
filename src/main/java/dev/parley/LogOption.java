package dev.parley;

import picocli.CommandLine.Option;

/** Adds {@code --log-level} to every command. */
class LogOption {
  static final String HEADING = "%nLog:%n";

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description =
          "of standard error: ${COMPLETION-CANDIDATES}; no password or message body is ever logged")
  private LogLevel level = LogLevel.WARN;

  /** To be called before the first line is logged. */
  void apply() {
    level.set();
  }
}
