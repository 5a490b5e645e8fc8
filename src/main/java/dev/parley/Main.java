package dev.parley;

import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where the process starts: reads the command line, runs one command, ends with its status. */
public final class Main {
  private Main() {}

  /** Never returns: native threads that have called Java once would keep the process alive. */
  public static void main(String[] args) {
    int status = execute(args);
    // Java puts the null device in place of a closed standard output: what webrtc-java's threads
    // print while the process ends must not follow a report.
    System.out.close();
    System.exit(status);
  }

  /** Runs a command line; returns an {@link ExitStatus}. */
  static int execute(String... args) {
    Language.ofTerminal();
    return LoneLink.of(args).map(LoneLink::open).orElseGet(() -> commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return commandLine(new CallCommand(Optional.empty()));
  }

  static CommandLine commandLine(CallCommand call) {
    return new CommandLine(call)
        .addSubcommand(ServeCommand.NAME, new ServeCommand())
        .addSubcommand(EchoCommand.NAME, new EchoCommand())
        .registerConverter(java.time.Duration.class, Arguments::duration)
        .registerConverter(java.net.URI.class, Arguments::serverUrl)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::complain);
  }

  /** One clear line on standard error, and status 2. */
  private static int complain(ParameterException problem, String[] args) {
    String line = problem.getMessage().lines().findFirst().orElse("the command line is wrong");
    problem.getCommandLine().getErr().println("parley: " + line + " (see parley --help)");
    return ExitStatus.USAGE;
  }
}
