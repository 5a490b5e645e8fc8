package dev.parley;

import dev.parley.connection.IceServers;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Media;
import dev.parley.media.MediaChoice;
import dev.parley.probe.Json;
import dev.parley.probe.Outcome;
import dev.parley.probe.Page;
import dev.parley.probe.Probe;
import dev.parley.probe.ProbedProtocol;
import dev.parley.probe.Target;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley probe}: looks at all that a call through a server needs, and makes one. */
@Command(
    name = ProbeCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    customSynopsis = {
      "parley probe [OPTIONS] CHANNEL_ID [PASSWORD]",
      "       parley probe [OPTIONS] LINK",
      "       parley probe [OPTIONS]"
    },
    description = {
      "Looks what works of a server and this computer, and says what to do.",
      "Checks the server, its certificate, log in, channel and relay, each STUN and TURN server,"
          + " the devices of this computer, and makes a call to the echo peer of the channel.",
      "Prints one page: what is good and what is not, why, and what to do. It takes up to a minute.",
      "Without a server and a channel it looks at the built-in server of this machine, which it"
          + " starts if need be."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:nothing is bad; there may be warnings, and things that were not looked at",
      "1:it could not start, or the JSON cannot be written",
      "2:the command line is wrong",
      "4:the server refused the log in",
      "5:something else is bad",
      "6:it stopped responding"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley probe",
      "      this computer: its devices, and a call to itself",
      "  parley probe --server wss://talk.example.org --password-file secret garden",
      "      a server and its channel",
      "  parley probe --media test --json probe.json --server wss://… garden",
      "      for cron, on a machine without devices"
    })
final class ProbeCommand implements Callable<Integer> {
  static final String NAME = "probe";

  @Spec private CommandSpec spec;

  @Mixin private PlaceOptions place;

  @ArgGroup(validate = false, order = 30, heading = MediaOptions.HEADING)
  private MediaOptions media = new MediaOptions();

  @ArgGroup(validate = false, order = 40, heading = NetworkOptions.HEADING)
  private NetworkOptions network = new NetworkOptions();

  @ArgGroup(validate = false, order = 50, heading = LogOption.HEADING_WITH_REPORT)
  private JsonOptions report = new JsonOptions();

  static final class JsonOptions extends LogOption {
    @Option(
        names = "--json",
        paramLabel = "FILE|-",
        description = "write the same as one JSON object; with - in place of the page")
    private String json;
  }

  /** What was asked for. */
  private record Wanted(
      Optional<Destination> to, String clientId, String name, MediaChoice media, IceServers ice) {
    List<String> secrets() {
      return Stream.concat(
              to.map(Destination::password).stream(),
              ice.servers().stream().map(IceServers.Server::password))
          .toList();
    }
  }

  @Override
  public Integer call() {
    report.apply();
    SettingsFile stored = SettingsFile.read(Settings.folder());
    Wanted wanted =
        new Wanted(
            Arguments.checked(spec, () -> place.destination("parley probe")),
            Arguments.checked(spec, place::clientId),
            Arguments.checked(spec, place::name),
            Arguments.checked(spec, () -> media.choice(stored)),
            Arguments.checked(spec, () -> network.servers(stored)));
    stored.troubles().forEach(trouble -> System.err.println("parley: " + trouble));
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    return ShutdownSignals.endingWith(
        () -> outcome.cancel(false),
        () -> ForcedEnd.watched(() -> run(wanted, outcome), wanted.secrets()));
  }

  private int run(Wanted wanted, CompletableFuture<Outcome> outcome) {
    if (System.console() != null) {
      System.err.println("Looking; this takes up to a minute.");
    }
    try (ThreadLoop loop = new ThreadLoop("parley-loop");
        ThreadLoop mediaLoop = new ThreadLoop("parley-media")) {
      LocalServer local =
          new LocalServer(
              loop, Settings.folder(), place -> BuiltInServer.forThisMachine(loop, place));
      CompletableFuture<Media> opening =
          CompletableFuture.supplyAsync(
                  () -> Media.open(mediaLoop, wanted.media()), mediaLoop::post)
              .thenCompose(media -> media);
      loop.post(() -> begin(loop, local, wanted, opening, outcome));
      try {
        return tell(outcome.join());
      } finally {
        CompletableFuture.runAsync(local::close, loop::post).join();
      }
    } catch (CompletionException failure) {
      System.err.println("parley: " + Failure.sentence(failure.getCause()));
      return ExitStatus.FAILED;
    } catch (CancellationException toldToEnd) {
      return ExitStatus.FAILED;
    } catch (IOException unwritten) {
      System.err.println("parley: the JSON cannot be written to " + report.json + ".");
      return ExitStatus.FAILED;
    }
  }

  private static void begin(
      ThreadLoop loop,
      LocalServer local,
      Wanted wanted,
      CompletableFuture<Media> opening,
      CompletableFuture<Outcome> outcome) {
    CompletableFuture<Target> target =
        wanted
            .to()
            .map(there -> CompletableFuture.completedFuture(target(loop, wanted, there, false)))
            .orElseGet(
                () -> local.find().thenApply(home -> target(loop, wanted, home.byAddress(), true)));
    target
        .thenCompose(known -> Probe.of(loop, known, opening))
        .whenComplete(
            (found, failure) -> {
              if (failure == null) {
                outcome.complete(found);
              } else {
                outcome.completeExceptionally(failure);
              }
            });
  }

  private static Target target(Loop loop, Wanted wanted, Destination there, boolean patience) {
    String id = wanted.clientId() == null ? UUID.randomUUID().toString() : wanted.clientId();
    return new Target(
        spoken(loop, there, id),
        there.server(),
        there.believed(),
        there.channel(),
        id,
        wanted.name().isEmpty() ? "Probe" : wanted.name(),
        wanted.ice(),
        patience);
  }

  /** A log in of its own each time: what one step leaves behind does not mislead the next. */
  static ProbedProtocol spoken(Loop loop, Destination there, String id) {
    TextSocket.Opener sockets = WssSocket.opener(loop, there.server(), there.believed());
    Supplier<String> session = () -> UUID.randomUUID().toString();
    Clients clients = new Clients(loop, session);
    return new ProbedProtocol(
        there.dialect().word(),
        there.dialect() == ServerDialect.VERTO,
        echo(there),
        heard ->
            clients.client(
                there.dialect(),
                sockets,
                new Account(id, there.password(), session.get(), there.channel()),
                heard));
  }

  /** A desk has nobody but who answers; without a room nobody is seen. */
  private static String echo(Destination there) {
    return switch (there.dialect()) {
      case VERTO ->
          "Start one: parley serve --echo, or in the channel of another server"
              + " parley --headless --media test --name Echo --accept all.";
      case GSTREAMER ->
          there.channel().isEmpty()
              ? ""
              : "Start one in the room: parley --signalling gstreamer --headless --media test"
                  + " --client-id Echo --accept all.";
      case EXTENSION -> "";
    };
  }

  /** For cron: what only deserves a warning is no failure. */
  static int status(Outcome outcome) {
    if (outcome.isRefused()) {
      return ExitStatus.REFUSED;
    }
    return outcome.isBad() ? ExitStatus.BAD : ExitStatus.OK;
  }

  private int tell(Outcome outcome) throws IOException {
    int status = status(outcome);
    boolean alone = "-".equals(report.json);
    if (!alone) {
      System.out.print(new Page(outcome, Ansi.AUTO.enabled()).text());
    }
    if (report.json != null) {
      String json = Json.text(outcome, Version.text(), status);
      if (alone) {
        System.out.print(json);
      } else {
        Files.writeString(Path.of(report.json), json, StandardCharsets.UTF_8);
      }
    }
    System.out.flush();
    return status;
  }
}
