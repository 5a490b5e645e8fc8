package dev.parley.cli;

import dev.parley.channels.Destination;
import dev.parley.channels.Invitation;
import dev.parley.cli.CallOptions.Face;
import dev.parley.connection.IceServers;
import dev.parley.media.device.MediaChoice;
import dev.parley.report.RunLogHandle;
import dev.parley.session.SessionOptions;
import dev.parley.settings.Preferences;
import dev.parley.settings.Settings;
import dev.parley.settings.SettingsFile;
import dev.parley.signalling.PeerName;
import dev.parley.text.Language;
import dev.parley.view.FxRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code parley [OPTIONS] [CHANNEL_ID [PASSWORD] | LINK]}: joins a channel, with or without a
 * window.
 */
@Command(
    name = "parley",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    customSynopsis = {
      "parley [OPTIONS] [CHANNEL_ID [PASSWORD]]",
      "       parley [OPTIONS] LINK",
      "       parley COMMAND [OPTIONS] …"
    },
    description = {
      "Opens the window and joins a channel.",
      "Without a server and a channel, it starts the built-in server of this computer if necessary"
          + " and joins its channel, which has an echo peer for test calls."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands (see parley COMMAND --help):%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:ended normally; with --for, a call was connected",
      "1:could not start, or could not write the report",
      "2:invalid command line",
      "3:with --for, no call was connected",
      "4:the server refused the sign-in",
      "5:with --for and --send, a file was not delivered",
      "6:stopped responding; with a window, only with --kiosk"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley",
      "      make a first call, to the echo peer of this computer",
      "  parley --server wss://talk.example.org --password-file secret garden",
      "      join a channel with a password from a file",
      "  parley --server wss://talk.example.org --headless --accept all garden",
      "      run a camera that answers everyone in the channel",
      "  parley --media test --call Echo --headless --for 20s --report -",
      "      make a call without hardware, and print its statistics",
      "  parley --server wss://talk.example.org --call Ann --call Bob garden",
      "      call two people, as one call",
      "  parley --call Echo --say Hello --headless --for 20s --report -",
      "      write a chat message in a call",
      "  parley --server wss://talk.example.org --call Ann --send log.zip --headless --for 5m garden",
      "      send a file to somebody",
      "  parley --signalling gstreamer --server wss://robots.example.org:8443 --call robot-7",
      "      call a robot that speaks GStreamer's protocol",
      "  parley probe --server wss://talk.example.org garden",
      "      check a server and this computer"
    })
final class CallCommand implements Callable<Integer> {
  static final String NAME = "parley";

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions client;

  @ArgGroup(validate = false, order = 50, heading = UnattendedOptions.HEADING)
  private UnattendedOptions alone = new UnattendedOptions();

  @ArgGroup(validate = false, order = 60, heading = LogOption.HEADING_WITH_REPORT)
  private ReportOptions report = new ReportOptions();

  static final class ReportOptions extends LogOption {
    @Option(
        names = "--report",
        paramLabel = "FILE|-",
        description = "write the measurements as one JSON object at the end")
    private String report;

    /** Null where none was asked for; what can be no file is said before the call. */
    String target() {
      if (report != null && !report.equals("-")) {
        Path file = Path.of(report).toAbsolutePath();
        if (report.isEmpty() || Files.isDirectory(file)) {
          throw new TypeConversionException("--report must be a file, or - for standard output");
        } else if (!Files.isDirectory(file.getParent())) {
          throw new TypeConversionException("--report: there is no folder " + file.getParent());
        }
      }
      return report;
    }
  }

  private final Run.Factory runs;
  private final Optional<String> wrongLink;
  private final Optional<FxRuntime> ahead;

  /** See {@link Run.Factory#make}. */
  CallCommand(Run.Factory runs, Optional<String> wrongLink, Optional<FxRuntime> ahead) {
    this.runs = runs;
    this.wrongLink = wrongLink;
    this.ahead = ahead;
  }

  @Override
  public Integer call() {
    report.apply();
    CallOptions options = options();
    RunLogHandle runLogHandle = RunLogHandle.begin();
    Run run = runs.make(options, wrongLink, ahead, runLogHandle);
    return ShutdownSignals.endingWith(
        run::leave,
        () -> {
          try (runLogHandle) {
            return run.run();
          }
        });
  }

  private CallOptions options() {
    String name = Arguments.checked(spec, client::name);
    Face face = Arguments.checked(spec, alone::face);
    String clientId = Arguments.checked(spec, client::clientId);
    Optional<Invitation> link = Arguments.checked(spec, client::link);
    boolean asks = face == Face.WINDOW && Arguments.checked(spec, client::isDoubtful);
    Optional<Destination> to = Arguments.checked(spec, () -> client.destination(NAME, asks));
    String target = Arguments.checked(spec, report::target);
    List<String> say = Arguments.checked(spec, alone::say);
    List<String> call = Arguments.checked(spec, alone::call);
    List<Path> send = Arguments.checked(spec, alone::send);
    Path received = Arguments.checked(spec, alone::receiveTo);
    SettingsFile stored = SettingsFile.read(Settings.folder());
    MediaChoice choice = Arguments.checked(spec, () -> client.media.choice(stored));
    IceServers ice = Arguments.checked(spec, () -> client.network.servers(stored));
    Preferences preferences = stored.preferences();
    String ownName = ownName(name, stored, link);
    stored.troubles().forEach(trouble -> System.err.println("parley: " + trouble));
    if (face != Face.HEADLESS) {
      Language.ofWindow(preferences.language());
    }
    SessionOptions session =
        new SessionOptions(to.orElse(null), clientId, ownName, alone.accept(), call)
            .doing(new SessionOptions.InFirstCall(say, send));
    return new CallOptions(
        face == Face.WINDOW ? session : session.leftAlone(),
        choice,
        ice,
        new CallOptions.Shown(face, preferences, asks),
        new CallOptions.End(alone.limit, target, received));
  }

  /** The option, or what was set in the window, or what a link proposes; null for none of them. */
  private static String ownName(String name, SettingsFile stored, Optional<Invitation> link) {
    if (!name.isEmpty()) {
      return name;
    }
    Optional<String> proposed = link.map(Invitation::name).filter(text -> !text.isEmpty());
    return stored.name().or(() -> proposed.map(PeerName::checked)).orElse(null);
  }
}
