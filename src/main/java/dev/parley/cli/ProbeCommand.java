package dev.parley.cli;

import dev.parley.call.IceServer;
import dev.parley.channels.Destination;
import dev.parley.check.Probe;
import dev.parley.check.ProbeJson;
import dev.parley.check.ProbePage;
import dev.parley.check.ProbeResult;
import dev.parley.check.ProbedProtocol;
import dev.parley.check.Target;
import dev.parley.connection.IceServers;
import dev.parley.hosting.BuiltInServer;
import dev.parley.hosting.LocalServer;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.Media;
import dev.parley.media.device.MediaChoice;
import dev.parley.report.Version;
import dev.parley.session.Account;
import dev.parley.session.Clients;
import dev.parley.settings.Settings;
import dev.parley.settings.SettingsFile;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import dev.parley.text.Failure;
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

/**
 * Runs {@code parley probe}: checks everything that a call through a server needs, and makes one.
 */
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
      "Checks a server and this computer, and says what to do about problems.",
      "Checks the server, its certificate, sign-in, channel and relay, each STUN and TURN server"
          + " and the devices of this computer, and makes a test call to the channel's echo peer.",
      "Prints one page with results, reasons and advice. This takes up to a minute.",
      "Without a server and a channel, it checks the built-in server of this computer, and starts"
          + " it if necessary."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:no problems; there may be warnings and steps that were not checked",
      "1:could not start, or could not write the result",
      "2:invalid command line",
      "4:the server refused the sign-in",
      "5:another check failed",
      "6:stopped responding"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley probe",
      "      check this computer: its devices, and a call to itself",
      "  parley probe --server wss://talk.example.org --password-file secret garden",
      "      check a server and its channel",
      "  parley probe --media test --json probe.json --server wss://… garden",
      "      check a server from cron, on a computer without devices"
    })
final class ProbeCommand implements Callable<Integer> {
  static final String NAME = "probe";

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions client;

  @ArgGroup(validate = false, order = 50, heading = LogOption.HEADING_WITH_REPORT)
  private JsonOptions report = new JsonOptions();

  static final class JsonOptions extends LogOption {
    @Option(
        names = "--json",
        paramLabel = "FILE|-",
        description = "also write the result as one JSON object; - prints it instead of the page")
    private String json;
  }

  /** What was asked for. */
  private record Wanted(
      Optional<Destination> to, String clientId, String name, MediaChoice media, IceServers ice) {
    List<String> secrets() {
      return Stream.concat(
              to.map(Destination::password).stream(),
              ice.servers().stream().map(IceServer::password))
          .toList();
    }
  }

  @Override
  public Integer call() {
    report.apply();
    SettingsFile stored = SettingsFile.read(Settings.folder());
    Wanted wanted =
        new Wanted(
            Arguments.checked(spec, () -> client.destination("parley probe", false)),
            Arguments.checked(spec, client::clientId),
            Arguments.checked(spec, client::name),
            Arguments.checked(spec, () -> client.media.choice(stored)),
            Arguments.checked(spec, () -> client.network.servers(stored)));
    stored.troubles().forEach(trouble -> System.err.println("parley: " + trouble));
    CompletableFuture<ProbeResult> outcome = new CompletableFuture<>();
    return ShutdownSignals.endingWith(
        () -> outcome.cancel(false),
        () -> ForcedEnd.watched(() -> run(wanted, outcome), wanted.secrets()));
  }

  private int run(Wanted wanted, CompletableFuture<ProbeResult> outcome) {
    if (System.console() != null) {
      System.err.println("Checking. This takes up to a minute.");
    }
    try (ThreadLoop loop = new ThreadLoop("parley-loop");
        ThreadLoop mediaLoop = new ThreadLoop("parley-media")) {
      LocalServer local =
          new LocalServer(
              loop, Settings.folder(), BuiltInServer.forThisMachine(loop, Settings.folder()));
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
      System.err.println("parley: " + unwritten.getMessage());
      return ExitStatus.FAILED;
    }
  }

  private static void begin(
      ThreadLoop loop,
      LocalServer local,
      Wanted wanted,
      CompletableFuture<Media> opening,
      CompletableFuture<ProbeResult> outcome) {
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

  private static Target target(Loop loop, Wanted wanted, Destination there, boolean echoStarts) {
    String id = wanted.clientId() == null ? UUID.randomUUID().toString() : wanted.clientId();
    String name = wanted.name().isEmpty() ? "Probe" : wanted.name();
    return new Target(
        there.server(),
        there.believed(),
        spoken(loop, there, id, echoStarts),
        new Target.Member(there.channel(), id, name),
        wanted.ice());
  }

  /** A log in of its own each time: what one step leaves behind does not mislead the next. */
  static ProbedProtocol spoken(Loop loop, Destination there, String id, boolean echoStarts) {
    TextSocket.Opener sockets = WssSocket.opener(loop, there.server(), there.believed());
    Supplier<String> session = () -> UUID.randomUUID().toString();
    Clients clients = new Clients(loop, session);
    return new ProbedProtocol(
        there.dialect().word(),
        there.dialect() == ServerDialect.VERTO,
        echo(there),
        echoStarts,
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
  static int status(ProbeResult outcome) {
    if (outcome.isRefused()) {
      return ExitStatus.REFUSED;
    }
    return outcome.isBad() ? ExitStatus.BAD : ExitStatus.OK;
  }

  private int tell(ProbeResult outcome) throws IOException {
    int status = status(outcome);
    boolean alone = "-".equals(report.json);
    String engine = Version.of("libwebrtc");
    if (!alone) {
      System.out.print(new ProbePage(outcome, Ansi.AUTO.enabled()).text());
      System.out.println("Media engine: libwebrtc " + engine + ".");
    }
    if (report.json != null) {
      String json = ProbeJson.text(outcome, Version.text(), engine, status);
      if (alone) {
        System.out.print(json);
      } else {
        write(json);
      }
    }
    if (System.out.checkError()) {
      throw new IOException(ParleyCommandLine.UNPRINTED);
    }
    return status;
  }

  private void write(String json) throws IOException {
    try {
      Files.writeString(Path.of(report.json), json, StandardCharsets.UTF_8);
    } catch (IOException lost) {
      String why = Failure.reason(lost);
      throw new IOException(
          "the JSON could not be written to " + report.json + " (" + why + ").", lost);
    }
  }
}
