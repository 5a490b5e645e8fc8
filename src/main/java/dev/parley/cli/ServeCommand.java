package dev.parley.cli;

import dev.parley.call.IceServer;
import dev.parley.channels.Invitation;
import dev.parley.hosting.BuiltInServer;
import dev.parley.hosting.LanAddresses;
import dev.parley.hosting.LocalPlace;
import dev.parley.loop.ThreadLoop;
import dev.parley.report.RunLogHandle;
import dev.parley.server.ListenAddress;
import dev.parley.server.ServerCertificate;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.TrustedSources;
import dev.parley.server.access.TurnSecret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs {@code parley serve}: the built-in server only, until it is told to end. */
@Command(
    name = ServeCommand.NAME,
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false,
    usageHelpAutoWidth = true,
    customSynopsis = "parley serve [OPTIONS]",
    description = {
      "Runs the built-in server only.",
      "Without channels and extensions, it creates one channel and prints its password.",
      "One port serves three protocols: GStreamer's at /gstreamer (with the channel as the user for",
      "HTTP Basic), that of extensions at /extension, and verto at any other path."
    },
    descriptionHeading = "%n",
    optionListHeading = "%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:ended normally after a signal",
      "1:could not start",
      "2:invalid command line",
      "6:stopped responding"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  parley serve --echo",
      "      serve this computer only, with an echo peer",
      "  parley serve --listen 0.0.0.0:8443 --tls",
      "      serve the network; prints an invite link to share",
      "  parley serve --listen 0.0.0.0:8443 --tls --extension help:PASSWORD",
      "      serve a desk that anyone can call, and agents with the password answer"
    })
final class ServeCommand implements Callable<Integer> {
  static final String NAME = "serve";

  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, order = 10, heading = "%nChannels and extensions:%n")
  private Served served = new Served();

  static final class Served {
    @Option(
        names = "--listen",
        paramLabel = "HOST:PORT",
        description =
            "address to listen on (default 127.0.0.1:8081); port 0 lets the system choose")
    private String listen = "127.0.0.1:8081";

    @Option(
        names = "--channel",
        paramLabel = "ID:PASSWORD",
        description = {
          "a channel and its password; repeatable.",
          "An argument shows in the list of processes"
        })
    private List<String> channels = new ArrayList<>();

    @Option(
        names = "--channels",
        paramLabel = "FILE",
        description = {
          "channels from a file that only you may read,",
          "one per line: id, space, password"
        })
    private Path file;

    @Option(
        names = "--extension",
        paramLabel = "ID:PASSWORD",
        description = {
          "an extension that anyone can call, and the password",
          "of its agents; repeatable"
        })
    private List<String> extensions = new ArrayList<>();

    @Option(
        names = "--extensions",
        paramLabel = "FILE",
        description = "extensions from a file in the same format")
    private Path extensionsFile;

    @Option(
        names = "--allow-origin",
        paramLabel = "ORIGIN",
        description = {
          "let web pages from there connect, such as",
          "https://www.example.org; repeatable. Others may not"
        })
    private List<String> origins = new ArrayList<>();

    @Option(
        names = "--proxy",
        paramLabel = "ADDRESS",
        description = {
          "a reverse proxy, or a range as in 192.0.2.0/24, trusted to",
          "report the client's address; repeatable"
        })
    private List<String> proxies = new ArrayList<>();

    @Option(
        names = "--turn-server",
        paramLabel = "URL",
        description = {
          "a TURN server to hand out to everybody who logs in, such as",
          "turn:talk.example.org:3478?transport=udp; repeatable"
        })
    private List<String> turnServers = new ArrayList<>();

    @Option(
        names = "--turn-secret",
        paramLabel = "FILE",
        description = {
          "the secret that those servers share (coturn's",
          "static-auth-secret), on the first line of a file that",
          "only you can read; clients get credentials that expire"
        })
    private Path turnSecret;

    @Option(names = "--echo", description = "add an echo peer to each channel")
    private boolean echo;

    /** A secret that nobody serves, or servers without one, would do nothing. */
    Optional<TurnSecret> turn() throws IOException {
      if (turnServers.isEmpty() && turnSecret == null) {
        return Optional.empty();
      } else if (turnServers.isEmpty() || turnSecret == null) {
        throw new IllegalArgumentException("--turn-server and --turn-secret require each other");
      } else if (turnServers.size() > TurnSecret.MOST) {
        throw new IllegalArgumentException(
            "--turn-server may be given " + TurnSecret.MOST + " times at most");
      }
      List<String> urls = new ArrayList<>();
      for (String url : turnServers) {
        String checked = IceServer.checkedUrl(url);
        if (!checked.startsWith("turn")) {
          throw new IllegalArgumentException("--turn-server must be turn:HOST or turns:HOST");
        }
        urls.add(checked);
      }
      return Optional.of(new TurnSecret(urls, Password.ofFile("the TURN secret", turnSecret)));
    }

    /** Whether the channel is one that is made here. */
    boolean nothing() {
      return channels.isEmpty() && file == null && extensions.isEmpty() && extensionsFile == null;
    }
  }

  @ArgGroup(validate = false, order = 20, heading = "%nEncryption:%n")
  private CertificateOptions tls = new CertificateOptions();

  @ArgGroup(validate = false, order = 30, heading = LogOption.HEADING)
  private LogOption log = new LogOption();

  @Override
  public Integer call() {
    log.apply();
    InetSocketAddress address =
        Arguments.checked(spec, () -> Arguments.listenAddress(served.listen));
    Map<String, String> wanted = Arguments.checked(spec, this::wantedChannels);
    Map<String, String> extensions = Arguments.checked(spec, this::wantedExtensions);
    TrustedSources trusted =
        Arguments.checked(spec, () -> TrustedSources.parse(served.origins, served.proxies));
    Optional<TurnSecret> turn = Arguments.checked(spec, served::turn);
    Optional<ServerCertificate> certificate;
    try {
      certificate = tls.load(address);
    } catch (TypeConversionException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    } catch (IOException failure) {
      System.err.println("parley: " + failure.getMessage());
      return ExitStatus.FAILED;
    }
    ListenAddress where = new ListenAddress(address, certificate, trusted);
    BuiltInServer.Contents contents =
        new BuiltInServer.Contents(wanted, extensions, turn, served.echo);
    CompletableFuture<Void> end = new CompletableFuture<>();
    RunLogHandle runLogHandle = RunLogHandle.begin();
    return ShutdownSignals.endingWith(
        () -> end.complete(null),
        () -> {
          try (runLogHandle) {
            return ForcedEnd.watched(() -> serve(where, contents, end), secrets(contents));
          }
        });
  }

  /** What a dump of a stuck process must not show. */
  private static List<String> secrets(BuiltInServer.Contents contents) {
    return Stream.concat(
            Stream.of(contents.channels(), contents.extensions())
                .flatMap(all -> all.values().stream()),
            contents.turn().map(TurnSecret::secret).stream())
        .toList();
  }

  private int serve(
      ListenAddress where, BuiltInServer.Contents contents, CompletableFuture<Void> end) {
    Map<String, String> wanted = contents.channels();
    InetSocketAddress address = where.address();
    Optional<ServerCertificate> certificate = where.certificate();
    try (ThreadLoop loop = new ThreadLoop("parley-loop")) {
      BuiltInServer.Started started = BuiltInServer.start(loop, where, contents).join();
      try {
        String scheme = certificate.isPresent() ? "wss://" : "ws://";
        String url = scheme + hostInUrl(address) + ":" + started.port();
        System.out.println("Listening on " + url);
        certificate.ifPresent(
            shown -> System.out.println("Certificate SHA-256 " + shown.fingerprint()));
        sayHowToJoin(url, wanted);
        sayInvitation(started.port(), address, certificate, wanted);
        System.out.println(
            "Other dialects: "
                + url
                + SignallingServer.GSTREAMER
                + ", "
                + url
                + SignallingServer.EXTENSION);
        sayHowToCall(url, contents.extensions());
        if (System.out.checkError() && served.nothing()) { // a password that nobody could read
          System.err.println("parley: " + ParleyCommandLine.UNPRINTED);
          return ExitStatus.FAILED;
        }
        end.join();
      } finally {
        started.server().close();
      }
      return ExitStatus.OK;
    } catch (CompletionException failure) {
      System.err.println("parley: " + failure.getCause().getMessage());
      return ExitStatus.FAILED;
    }
  }

  /** RFC 3986, section 3.2.2: an IPv6 address is in brackets. */
  private static String hostInUrl(InetSocketAddress address) {
    String host = address.getHostString();
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private void sayHowToJoin(String url, Map<String, String> wanted) {
    String trust = tls.authority().map(file -> " --ca " + file).orElse("");
    if (served.nothing()) { // only a password made here is said: nobody else knows it
      wanted.forEach(
          (id, password) ->
              System.out.println(
                  "Join with: parley --server " + url + trust + " " + id + " " + password));
    }
  }

  /** Only where the password was made here, as above; and where a link can lead. */
  private void sayInvitation(
      int port,
      InetSocketAddress address,
      Optional<ServerCertificate> certificate,
      Map<String, String> wanted) {
    String host = reachable(address);
    if (served.nothing() && (certificate.isPresent() || Invitation.isLoopback(host))) {
      String scheme = certificate.isPresent() ? "wss://" : "ws://";
      URI server = URI.create(scheme + host + ":" + port);
      String pin = certificate.map(ServerCertificate::digits).orElse("");
      wanted.forEach(
          (id, password) ->
              System.out.println(
                  "Invitation: " + new Invitation(server, id, password, "", pin).link()));
    }
  }

  /** A server on all addresses is found under one of them. */
  private static String reachable(InetSocketAddress address) {
    boolean any = address.getAddress() != null && address.getAddress().isAnyLocalAddress();
    try {
      List<String> own = any ? LanAddresses.look() : List.of();
      return own.isEmpty() ? (any ? "127.0.0.1" : hostInUrl(address)) : own.get(0);
    } catch (SocketException unknown) {
      return "127.0.0.1";
    }
  }

  /** To call one no password is needed. */
  private void sayHowToCall(String url, Map<String, String> extensions) {
    String trust = tls.authority().map(file -> " --ca " + file).orElse("");
    extensions
        .keySet()
        .forEach(
            id ->
                System.out.println(
                    "Call with: parley --signalling extension --server "
                        + (url + SignallingServer.EXTENSION + trust + " " + id)));
  }

  private Map<String, String> wantedChannels() throws IOException {
    Map<String, String> wanted =
        wanted("channel", served.file, served.channels, Directory.of("any")::withChannel);
    if (served.nothing()) {
      LocalPlace fresh = LocalPlace.fresh();
      wanted.put(fresh.channel(), fresh.password());
    }
    return wanted;
  }

  private Map<String, String> wantedExtensions() throws IOException {
    return wanted(
        "extension", served.extensionsFile, served.extensions, Directory.of("any")::withExtension);
  }

  /**
   * @param file null for none
   * @param check throws with a sentence where an id or a password cannot be
   */
  private static Map<String, String> wanted(
      String kind, Path file, List<String> arguments, BiConsumer<String, String> check)
      throws IOException {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (file != null) {
      wanted.putAll(ChannelsFile.read(kind, file, check));
    }
    for (String text : arguments) {
      Map.Entry<String, String> one = Arguments.idAndPassword(kind, text);
      check.accept(one.getKey(), one.getValue());
      wanted.put(one.getKey(), one.getValue());
    }
    return wanted;
  }
}
