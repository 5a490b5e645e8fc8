package dev.parley;

import picocli.CommandLine.Option;

/** What a call leaves behind for a script. */
final class ReportOptions extends LogOption {
  static final String HEADING = "%nReport and log:%n";

  @Option(
      names = "--report",
      paramLabel = "FILE|-",
      description = "at the end, write what was measured as one JSON object")
  private String report;

  /** A file, "-" for standard output, null for none. */
  String report() {
    return report;
  }
}
