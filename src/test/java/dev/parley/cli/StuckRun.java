package dev.parley.cli;

import dev.parley.App;
import dev.parley.channels.Destination;
import dev.parley.connection.IceServers;
import dev.parley.loop.LoopWatch;
import dev.parley.loop.PlantedWait;
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

/**
 * A headless run as of the command line, whose loops are stuck as soon as a line comes on standard
 * input; with less patience than the program has.
 */
final class StuckRun {
  private static final LoopWatch.Limits SHORT =
      new LoopWatch.Limits(Duration.ofMillis(500), Duration.ofSeconds(3), Duration.ofMillis(100));

  private StuckRun() {}

  /**
   * @param arguments where the report goes
   */
  public static void main(String[] arguments) {
    RunLogHandle runLogHandle = RunLogHandle.begin();
    CallOptions options =
        new CallOptions(
            new SessionOptions(
                new Destination(
                    URI.create("ws://127.0.0.1:1"), Trust.platform(), "", "room", "secret"),
                "me",
                "Me",
                AllowList.NOBODY,
                List.of()),
            MediaChoice.ECHO,
            IceServers.NONE,
            CallOptions.Shown.NOTHING,
            new CallOptions.End(null, arguments[0], null));
    App app = new App(options, Optional.empty(), Optional.empty(), runLogHandle);
    Thread planter = new Thread(StuckRun::plant, "planter");
    planter.setDaemon(true);
    planter.start();
    System.exit(app.run(SHORT));
  }

  private static void plant() {
    try {
      System.in.read();
      PlantedWait.onEveryLoop();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
