package dev.parley.cli;

import dev.parley.channels.Destination;
import dev.parley.channels.Invitation;
import dev.parley.channels.KnownCertificates;
import dev.parley.settings.Settings;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Defines the options of every client: channel, identity, password, devices and network. */
final class ClientOptions {
  private static final String NAME_RULE =
      "--name takes up to 64 letters and digits, with single spaces, hyphens, apostrophes and full"
          + " stops between them";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "CHANNEL_ID|LINK",
      description =
          "the channel, or an invite link: parley://HOST[:PORT]/CHANNEL_ID[#PASSWORD[&k=SECRET]]")
  private String channel;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PASSWORD",
      description =
          "its password; an argument shows in the list of processes, unlike the options below")
  private String password;

  @ArgGroup(validate = false, order = 10, heading = "%nChannel and identity:%n")
  private Where where = new Where();

  @ArgGroup(
      validate = false,
      order = 20,
      heading = "%nPasswords that do not show in the list of processes:%n")
  private Password.Options secret = new Password.Options();

  @ArgGroup(validate = false, order = 30, heading = "%nCamera and sound:%n")
  MediaOptions media = new MediaOptions();

  @ArgGroup(validate = false, order = 40, heading = "%nNetwork:%n")
  NetworkOptions network = new NetworkOptions();

  static final class Where {
    @Option(
        names = "--server",
        paramLabel = "URL",
        description = "the signalling server, ws:// or wss://; requires a channel")
    private URI server;

    @Option(
        names = "--ca",
        paramLabel = "FILE",
        description =
            "also trust this certificate authority for wss:// (PEM, one or more"
                + " certificates); repeatable")
    private List<Path> authorities = new ArrayList<>();

    @Option(
        names = "--signalling",
        paramLabel = "DIALECT",
        description =
            "the server's protocol: verto (default), gstreamer (without a channel, call any id"
                + " with --call or in the window) or extension (with a password, as an agent)")
    private String signalling;

    @Option(
        names = "--replace-certificate",
        description =
            "join although the link names a different certificate from the one saved for its server")
    private boolean replaceCertificate;

    @Option(names = "--client-id", paramLabel = "ID", description = "sign in as this user")
    private String clientId;

    @Option(names = "--name", paramLabel = "NAME", description = "the name that others see")
    private String name = "";
  }

  /** Null where none was given. */
  String clientId() {
    if (where.clientId != null && where.clientId.isBlank()) {
      throw new TypeConversionException("--client-id must not be empty");
    }
    return where.clientId;
  }

  /** Empty where none was given. */
  String name() {
    if (!where.name.isEmpty() && PeerName.checked(where.name).isEmpty()) {
      throw new TypeConversionException(NAME_RULE);
    }
    return PeerName.checked(where.name);
  }

  /**
   * The invitation that was given, if any.
   *
   * @throws IllegalArgumentException with a sentence, in which nothing of it is
   */
  Optional<Invitation> link() {
    return channel == null || !Invitation.isMeant(channel)
        ? Optional.empty()
        : Optional.of(Invitation.parse(channel));
  }

  /**
   * Where to go; empty for the built-in server. May read files and standard input.
   *
   * @param example the command that a person might have meant
   * @param asks whether a person will be asked about a certificate that is in doubt
   * @throws IllegalArgumentException or {@link TypeConversionException} or {@link IOException} with
   *     a sentence
   */
  Optional<Destination> destination(String example, boolean asks) throws IOException {
    ServerDialect dialect = dialect();
    Optional<Invitation> link = link();
    if (link.isPresent()) {
      return Optional.of(checked(invited(link.get(), asks)));
    }
    if (where.server == null && channel != null) {
      throw new TypeConversionException(
          "a channel requires a server: --server URL; without a channel, the built-in server is used");
    } else if (where.server == null && dialect != ServerDialect.VERTO) {
      throw new TypeConversionException(
          "--signalling " + dialect.word() + " requires a server: --server URL");
    } else if (where.server != null && channel == null && !dialect.goesWithoutChannel()) {
      throw new TypeConversionException(
          dialect == ServerDialect.EXTENSION
              ? "which extension? " + example + " --signalling extension --server URL EXTENSION"
              : "which channel? " + example + " --server URL CHANNEL_ID [PASSWORD]");
    }
    Trust trust = trust(where.server != null && "wss".equals(where.server.getScheme()));
    return where.server == null
        ? Optional.empty()
        : Optional.of(
            checked(
                new Destination(
                    dialect,
                    where.server,
                    trust,
                    "",
                    channel == null ? "" : channel,
                    secret.password(password))));
  }

  /** What the dialect has no room for is said before anything is tried. */
  private Destination checked(Destination there) {
    ServerDialect dialect = there.dialect();
    boolean anywhere = there.channel().isEmpty() && dialect.goesWithoutChannel();
    if (!anywhere && !dialect.takes(there.channel())) {
      throw new TypeConversionException(
          "a room of a gstreamer server must be one word without spaces");
    } else if (where.clientId != null && !dialect.takes(where.clientId)) {
      throw new TypeConversionException(
          "--client-id must be one word without spaces for a gstreamer server");
    } else if (where.clientId != null && dialect == ServerDialect.EXTENSION) {
      throw new TypeConversionException(
          "--client-id cannot be combined with --signalling extension: the server assigns the ids");
    }
    return there;
  }

  private ServerDialect dialect() {
    return ServerDialect.of(
            where.signalling == null ? ServerDialect.VERTO.word() : where.signalling)
        .orElseThrow(
            () ->
                new TypeConversionException("--signalling must be verto, gstreamer or extension"));
  }

  /** Most links bring the password with them. */
  private Destination invited(Invitation link, boolean asks) throws IOException {
    if (where.server != null) {
      throw new TypeConversionException("a link already contains its server: leave out --server");
    }
    if (where.signalling != null && dialect() != link.dialect()) {
      throw new TypeConversionException(
          "the server of the link speaks " + link.dialect().word() + ": leave out --signalling");
    }
    Destination there = link.destination(trust("wss".equals(link.server().getScheme())));
    if (!asks && isDoubtful(there)) {
      throw new TypeConversionException(
          "the link names a different certificate from the one saved for "
              + (there.server().getAuthority() + "; if its owner has renewed it, add ")
              + "--replace-certificate");
    }
    return link.password().isEmpty() ? there.withPassword(secret.password(password)) : there;
  }

  /** Whether a link was given that a person must be asked about before it is followed. */
  boolean isDoubtful() {
    return link().filter(link -> isDoubtful(link.destination(Trust.platform()))).isPresent();
  }

  private boolean isDoubtful(Destination there) {
    return !where.replaceCertificate && KnownCertificates.contradict(Settings.folder(), there);
  }

  private Trust trust(boolean secure) throws IOException {
    if (!where.authorities.isEmpty() && !secure) {
      throw new TypeConversionException("--ca requires a wss:// server");
    }
    return Trust.withAuthorities(where.authorities);
  }
}
