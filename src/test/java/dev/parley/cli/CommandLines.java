package dev.parley.cli;

import picocli.CommandLine;

/** The command line as it is, but for runs: what reads it starts none. */
final class CommandLines {
  private CommandLines() {}

  static CommandLine whole() {
    return ParleyCommandLine.whole(CommandLines::none);
  }

  /** In place of the making of a run. */
  static Run none(Object... given) {
    throw new AssertionError("no run is to be started here");
  }
}
