package dev.parley.cli;

import dev.parley.report.RunLogHandle;
import dev.parley.view.FxRuntime;
import java.util.Optional;

/** One run of the client, as a command starts and ends it. */
public interface Run {
  /**
   * Joins, and stays until the user, the time limit or the system ends it.
   *
   * @return an {@link ExitStatus}
   */
  int run();

  /** Asks it to end. Any thread, any number of times. */
  void leave();

  /** Assembles a run; handed in by the composition root. */
  interface Factory {
    /**
     * @param wrongLink a link that leads nowhere, for the window to say so; empty for none
     * @param ahead the toolkit of the window, where it was begun already
     * @param log of this run
     */
    Run make(
        CallOptions options,
        Optional<String> wrongLink,
        Optional<FxRuntime> ahead,
        RunLogHandle log);
  }
}
