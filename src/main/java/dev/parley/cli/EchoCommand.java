package dev.parley.cli;

import dev.parley.channels.Destination;
import dev.parley.connection.IceServers;
import dev.parley.hosting.BuiltInServer;
import dev.parley.media.device.MediaChoice;
import dev.parley.peer.AllowList;
import dev.parley.report.RunLogHandle;
import dev.parley.session.SessionOptions;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Runs the echo peer as a process of its own: a process has only one audio device module, and the
 * echo's sound must not be heard or recorded where the user's is. Started by the built-in server,
 * whose end it sees in the end of its standard input. The password is the first line of it.
 */
@Command(name = EchoCommand.NAME, description = "runs the echo peer of a server")
final class EchoCommand implements Callable<Integer> {
  static final String NAME = BuiltInServer.ECHO_COMMAND;

  private final Run.Factory runs;

  @Parameters(index = "0", paramLabel = "SERVER")
  private URI server;

  @Parameters(index = "1", paramLabel = "CHANNEL_ID")
  private String channel;

  EchoCommand(Run.Factory runs) {
    this.runs = runs;
  }

  @Override
  public Integer call() throws IOException {
    Run run =
        runs.make(
            new CallOptions(
                new SessionOptions(
                        new Destination(
                            server, Trust.platform(), "", channel, Password.from(null, null, true)),
                        Destination.ECHO,
                        "Echo",
                        new AllowList(List.of("all"), Duration.ZERO),
                        List.of())
                    .leftAlone(),
                MediaChoice.ECHO,
                IceServers.NONE,
                CallOptions.Shown.NOTHING,
                CallOptions.End.OPEN),
            Optional.empty(),
            Optional.empty(),
            RunLogHandle.none());
    Thread parent = new Thread(() -> leaveAtEndOfInput(run), "parley-parent");
    parent.setDaemon(true);
    parent.start();
    return ShutdownSignals.endingWith(run::leave, run::run);
  }

  private static void leaveAtEndOfInput(Run run) {
    try {
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // as good as its end
    }
    run.leave();
  }
}
