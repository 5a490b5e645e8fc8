package dev.parley.cli;

import dev.parley.view.FxRuntime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Guesses from the command line, before it is parsed, whether a window will be needed. What a
 * window takes to come up and what reading takes are about as long, and there are two processors. A
 * wrong no costs some of that time, a wrong yes some work that nobody sees.
 */
public final class FxPreloader {
  /** Whatever leads to no window; as the value of an option it stands there for nothing. */
  private static final Set<String> WITHOUT =
      Set.of(
          ServeCommand.NAME,
          ProbeCommand.NAME,
          DiagnosticsCommand.NAME,
          EchoCommand.NAME,
          "--headless",
          "--help",
          "-h",
          "--version",
          "-V");

  private FxPreloader() {}

  /** The toolkit of that window, on its way; empty where none is likely. */
  public static Optional<FxRuntime> of(String... args) {
    return isLikely(args) ? Optional.of(FxRuntime.begin()) : Optional.empty();
  }

  /** A link goes to the window that is open already, if one is; a file of options says anything. */
  static boolean isLikely(String... args) {
    return LinkHandOff.of(args).isEmpty()
        && Stream.of(args)
            .noneMatch(arg -> WITHOUT.contains(arg.split("=", 2)[0]) || arg.startsWith("@"));
  }
}
