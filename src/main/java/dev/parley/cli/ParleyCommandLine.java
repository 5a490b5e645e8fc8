package dev.parley.cli;

import dev.parley.view.FxRuntime;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reads a command line, and runs the one command that it names. */
public final class ParleyCommandLine {
  /** Names one of the other commands, or asks what there is. */
  private static final Set<String> OTHERS =
      Set.of(ServeCommand.NAME, ProbeCommand.NAME, DiagnosticsCommand.NAME, "--help", "-h");

  /** What was to be read there is lost. */
  static final String UNPRINTED =
      "standard output could not be written, because it is closed or full.";

  private ParleyCommandLine() {}

  /**
   * Runs a command line; returns an {@link ExitStatus}. It waits for no command that it does not
   * name.
   *
   * @param ahead the toolkit of a window that is on its way
   */
  public static int execute(Run.Factory runs, Optional<FxRuntime> ahead, String... args) {
    if (args.length > 0 && args[0].equals(EchoCommand.NAME)) { // started by another Parley
      CommandLine echo = prepared(new CommandLine(new EchoCommand(runs)));
      return echo.execute(Arrays.copyOfRange(args, 1, args.length));
    }
    CommandLine line = isOfOthers(args) ? whole(runs) : alone(runs, Optional.empty(), ahead);
    return line.execute(args);
  }

  /** A file of options may name anything. */
  static boolean isOfOthers(String... args) {
    return Stream.of(args).anyMatch(arg -> OTHERS.contains(arg) || arg.startsWith("@"));
  }

  /** With all commands that are there for people. */
  static CommandLine whole(Run.Factory runs) {
    CommandLine whole = alone(runs, Optional.empty(), Optional.empty());
    whole
        .addSubcommand(ServeCommand.NAME, new ServeCommand())
        .addSubcommand(ProbeCommand.NAME, new ProbeCommand())
        .addSubcommand(DiagnosticsCommand.NAME, new DiagnosticsCommand());
    return prepared(whole);
  }

  /** Without the other commands: to know their options takes a third of the time to a window. */
  static CommandLine alone(
      Run.Factory runs, Optional<String> wrongLink, Optional<FxRuntime> ahead) {
    return prepared(new CommandLine(new CallCommand(runs, wrongLink, ahead)));
  }

  private static CommandLine prepared(CommandLine commandLine) {
    return commandLine
        .registerConverter(Duration.class, Arguments::duration)
        .registerConverter(URI.class, Arguments::serverUrl)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(ParleyCommandLine::run)
        .setParameterExceptionHandler(ParleyCommandLine::complain);
  }

  /** What may be said once and was said twice has two meanings: neither is guessed. */
  private static int run(ParseResult parsed) {
    for (ParseResult each = parsed; each != null; each = each.subcommand()) {
      for (OptionSpec option : each.matchedOptions()) {
        if (!option.isMultiValue() && option.originalStringValues().size() > 1) {
          throw new ParameterException(
              each.commandSpec().commandLine(), option.longestName() + " may be given only once");
        }
      }
    }
    int status = new CommandLine.RunLast().execute(parsed);
    boolean read = parsed.asCommandLineList().stream().anyMatch(ParleyCommandLine::isForReading);
    if (read && System.out.checkError()) {
      System.err.println("parley: " + UNPRINTED);
      return ExitStatus.FAILED;
    }
    return status;
  }

  /** Help and versions are all that was asked for. */
  private static boolean isForReading(CommandLine commandLine) {
    return commandLine.isUsageHelpRequested() || commandLine.isVersionHelpRequested();
  }

  /** One clear line on standard error, and status 2. */
  private static int complain(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    String line = problem.getMessage().lines().findFirst().orElse("invalid command line");
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
