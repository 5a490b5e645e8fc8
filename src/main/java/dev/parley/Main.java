package dev.parley;

import dev.parley.view.FxRuntime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the process starts: reads the command line, runs one command, ends with its status. */
public final class Main {
  /** A display that does not answer keeps nobody from reading what is wrong. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private Main() {}

  /** Never returns: native threads that have called Java once would keep the process alive. */
  public static void main(String[] args) {
    Optional<FxRuntime> ahead = FxPreloader.of(args);
    int status = execute(ahead, args);
    ahead.ifPresent(fxRuntime -> fxRuntime.settle(SETTLED));
    // Java puts the null device in place of a closed standard output: what webrtc-java's threads
    // print while the process ends must not follow a report.
    System.out.close();
    System.exit(status);
  }

  /** Runs a command line; returns an {@link ExitStatus}. */
  private static int execute(Optional<FxRuntime> ahead, String... args) {
    Language.ofTerminal();
    return LinkHandOff.of(args)
        .map(LinkHandOff::open)
        .orElseGet(() -> commandLine(ahead).execute(args));
  }

  /** A window that is on its way waits for no command that its command line does not name. */
  private static CommandLine commandLine(Optional<FxRuntime> ahead) {
    CallCommand call = new CallCommand(Optional.empty(), ahead);
    return ahead.isPresent() ? alone(call) : whole(call);
  }

  static CommandLine commandLine() {
    return whole(new CallCommand(Optional.empty(), Optional.empty()));
  }

  private static CommandLine whole(CallCommand call) {
    CommandLine whole = new CommandLine(call);
    whole
        .addSubcommand(ServeCommand.NAME, new ServeCommand())
        .addSubcommand(ProbeCommand.NAME, new ProbeCommand())
        .addSubcommand(DiagnosticsCommand.NAME, new DiagnosticsCommand())
        .addSubcommand(EchoCommand.NAME, new EchoCommand());
    return prepared(whole);
  }

  /** Without the other commands: to know their options takes a third of the time to a window. */
  static CommandLine alone(CallCommand call) {
    return prepared(new CommandLine(call));
  }

  private static CommandLine prepared(CommandLine commandLine) {
    return commandLine
        .registerConverter(Duration.class, Arguments::duration)
        .registerConverter(java.net.URI.class, Arguments::serverUrl)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Main::run)
        .setParameterExceptionHandler(Main::complain);
  }

  /** What may be said once and was said twice has two meanings: neither is guessed. */
  private static int run(ParseResult parsed) {
    for (ParseResult each = parsed; each != null; each = each.subcommand()) {
      for (OptionSpec option : each.matchedOptions()) {
        if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
          throw new ParameterException(
              each.commandSpec().commandLine(), option.longestName() + " is there twice");
        }
      }
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** One clear line on standard error, and status 2. */
  private static int complain(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String line = problem.getMessage().lines().findFirst().orElse("the command line is wrong");
    String help = command.getCommandSpec().qualifiedName() + " --help";
    command.getErr().println("parley: " + line + meant(problem) + " (see " + help + ")");
    return ExitStatus.USAGE;
  }

  /** What an unknown option may have been meant for. */
  private static String meant(ParameterException problem) {
    List<String> near =
        problem instanceof UnmatchedArgumentException unknown && unknown.isUnknownOption()
            ? unknown.getSuggestions()
            : List.of();
    return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
  }
}
