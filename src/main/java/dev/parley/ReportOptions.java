package dev.parley;

import picocli.CommandLine.Option;

/** Defines the options for what a call leaves to a script. */
final class ReportOptions extends LogOption {
  static final String HEADING = "%nReport and log:%n";

  @Option(
      names = "--report",
      paramLabel = "FILE|-",
      description = "write the measurements as one JSON object at the end")
  private String report;

  /** A file, "-" for standard output, null for none. */
  String report() {
    return report;
  }
}
