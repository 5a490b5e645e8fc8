package dev.parley;

import dev.parley.CallOptions.Face;
import dev.parley.connection.IceServers;
import dev.parley.media.MediaChoice;
import dev.parley.signalling.PeerName;
import dev.parley.socket.Trust;
import dev.parley.view.Preferences;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code parley [OPTIONS] [CHANNEL_ID [PASSWORD] | LINK]}: joins a channel, with or without a
 * window.
 */
@Command(
    name = "parley",
    mixinStandardHelpOptions = true,
    versionProvider = CallCommand.VersionText.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Opens the window and joins a channel.",
      "Without a server and a channel it joins the built-in server of this machine,"
          + " starts that if need be, and finds an echo peer in it."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:left in order; with --for, a call was connected",
      "1:it could not start",
      "2:the command line is wrong",
      "3:with --for, no call was connected",
      "4:the server refused the log in"
    })
final class CallCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** A link that leads nowhere, for the window to say so; empty for none. */
  private final Optional<String> wrongLink;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CHANNEL_ID|LINK",
      description = "the channel; or parley://HOST[:PORT]/CHANNEL_ID[#PASSWORD], an invitation")
  private String channel;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PASSWORD",
      description =
          "its password; an argument shows in the list of processes, the other ways do not")
  private String password;

  @Option(names = "--server", paramLabel = "URL", description = "a verto server, ws:// or wss://")
  private URI server;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "trust this certificate authority for wss:// too: PEM, one or more certificates;"
              + " repeatable")
  private List<Path> authorities = new ArrayList<>();

  @Option(names = "--client-id", paramLabel = "ID", description = "log in as this user")
  private String clientId;

  @Option(names = "--name", paramLabel = "NAME", description = "the name that others see")
  private String name = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "read the password from the first line of a file")
  private Path passwordFile;

  @Option(
      names = "--password-stdin",
      description =
          "read the password from standard input; otherwise the variable "
              + Password.VARIABLE
              + " is used")
  private boolean passwordStdin;

  @Option(
      names = "--media",
      paramLabel = "test",
      description = "the test card, the test tone and a silent sink that measures: no hardware")
  private String media;

  @Option(names = "--camera", paramLabel = "NAME", description = DEVICE)
  private String camera;

  @Option(names = "--microphone", paramLabel = "NAME", description = DEVICE)
  private String microphone;

  @Option(names = "--speaker", paramLabel = "NAME", description = DEVICE)
  private String speaker;

  private static final String DEVICE = "a device by part of its name, or 'none', or 'test'";

  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      description = "stun:HOST:PORT or turn:USER:PASSWORD@HOST:PORT?transport=udp; repeatable")
  private List<String> iceServers = new ArrayList<>();

  @Option(names = "--relay-only", description = "use TURN candidates alone")
  private boolean relayOnly;

  @Option(names = "--headless", description = "no window, no display needed")
  private boolean headless;

  @Option(
      names = "--kiosk",
      description =
          "a window for whoever comes by: it fills the screen, and nothing in it leads out")
  private boolean kiosk;

  @Option(
      names = "--accept",
      paramLabel = "NAME_OR_ID|all",
      description = "accept offers of this peer without asking; repeatable")
  private List<String> accept = new ArrayList<>();

  @Option(
      names = "--call",
      paramLabel = "NAME_OR_ID",
      description = "offer to this peer once it is there")
  private String call;

  @Option(names = "--for", paramLabel = "DURATION", description = "leave after it: 10s, 5m")
  private Duration limit;

  @Option(
      names = "--report",
      paramLabel = "FILE|-",
      description = "at the end, write what was measured as one JSON object")
  private String report;

  @Mixin private LogOption log;

  CallCommand(Optional<String> wrongLink) {
    this.wrongLink = wrongLink;
  }

  @Override
  public Integer call() throws IOException {
    log.apply();
    CallOptions options = options();
    App app = new App(options, Settings.folder(), wrongLink);
    return Signals.endingWith(app::leave, app::run);
  }

  private CallOptions options() throws IOException {
    Optional<Invitation> link = link();
    boolean whole = link.isEmpty() ? (server == null) == (channel == null) : server == null;
    check(whole, link.isEmpty() ? serverOrChannelMissing() : "a link names its server itself");
    check(!kiosk || !headless, "a kiosk has a window: --kiosk or --headless");
    check(name.isEmpty() || !PeerName.checked(name).isEmpty(), NAME_RULE);
    check(clientId == null || !clientId.isBlank(), "--client-id needs an id");
    SettingsFile stored = SettingsFile.read(Settings.folder());
    MediaChoice choice = mediaChoice(stored);
    IceServers ice = iceServers(stored);
    Preferences preferences = stored.preferences();
    String ownName = ownName(stored, link);
    stored.troubles().forEach(trouble -> System.err.println("parley: " + trouble));
    if (!headless) {
      Language.ofWindow(preferences.language());
    }
    return new CallOptions(
        link.isPresent() ? invited(link.get()) : destination(),
        clientId,
        ownName,
        choice,
        ice,
        headless ? Face.HEADLESS : kiosk ? Face.KIOSK : Face.WINDOW,
        accept,
        call,
        limit,
        report,
        preferences);
  }

  /** The option, or what was set in the window, or what a link proposes; null for none of them. */
  private String ownName(SettingsFile stored, Optional<Invitation> link) {
    if (!name.isEmpty()) {
      return PeerName.checked(name);
    }
    Optional<String> proposed = link.map(Invitation::name).filter(text -> !text.isEmpty());
    return stored.name().or(() -> proposed.map(PeerName::checked)).orElse(null);
  }

  private static final String NAME_RULE =
      "--name takes up to 32 letters and digits, with single spaces between words";

  private String serverOrChannelMissing() {
    return server == null
        ? "a channel needs its server: --server URL; without a channel, the built-in one is used"
        : "which channel? parley --server URL CHANNEL_ID [PASSWORD]";
  }

  private Optional<Invitation> link() {
    if (channel == null || !Invitation.isMeant(channel)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Invitation.parse(channel));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Most links bring the password with them. */
  private Destination invited(Invitation link) {
    Destination there = link.destination(trust("wss".equals(link.server().getScheme())));
    return link.password().isEmpty() ? there.withPassword(password()) : there;
  }

  /** Null for the built-in server. */
  private Destination destination() {
    Trust trust = trust(server != null && "wss".equals(server.getScheme()));
    return server == null ? null : new Destination(server, trust, "", channel, password());
  }

  private String password() {
    try {
      return Password.from(password, passwordFile, passwordStdin);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Trust trust(boolean secure) {
    check(authorities.isEmpty() || secure, "--ca goes with a wss:// server");
    try {
      return Trust.withAuthorities(authorities);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private IceServers iceServers(SettingsFile stored) {
    try {
      return stored.iceServers(iceServers, relayOnly);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private MediaChoice mediaChoice(SettingsFile stored) {
    boolean single = camera != null || microphone != null || speaker != null;
    check(media == null || !single, "--media stands for camera, microphone and speaker at once");
    try {
      return media == null
          ? stored.media(camera, microphone, speaker)
          : MediaChoice.parseMedia(media);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void check(boolean right, String sentence) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), sentence);
    }
  }

  /** For --version. */
  static final class VersionText implements picocli.CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"parley " + Version.text()};
    }
  }
}
