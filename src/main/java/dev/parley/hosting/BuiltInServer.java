package dev.parley.hosting;

import dev.parley.channels.Destination;
import dev.parley.identity.SelfCertifyingId;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.server.EchoProcess;
import dev.parley.server.ListenAddress;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.PasswordProof;
import dev.parley.server.access.TurnSecret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs the built-in server, with an echo peer in each channel that wants one. */
public final class BuiltInServer implements AutoCloseable {
  /** The command of this program that an echo peer is started by. */
  public static final String ECHO_COMMAND = "echo-peer";

  private static final String DOMAIN = "parley.local";

  private final ThreadLoop loop = new ThreadLoop("parley-server");
  private final List<EchoProcess> echoes = new ArrayList<>();
  private final SignallingServer server;

  /** Opens it to the network, where it can be opened. */
  private final Optional<LanServer> lan;

  private final boolean openToEcho;

  /**
   * Of the echo peers, whose name no guest can have: what is called for a test must not be somebody
   * else. Empty where there are none.
   */
  private final String echoPassword;

  /** Where the echo peers log in, where they cannot at the server's own address; null otherwise. */
  private SignallingServer besides;

  private BuiltInServer(
      ListenAddress where,
      Directory directory,
      String echoPassword,
      Optional<LanServer.Maker> opening) {
    this.echoPassword = echoPassword;
    SignallingServer inner = new SignallingServer(where, directory, Limits.DEFAULT, loop);
    this.lan = opening.map(maker -> maker.of(loop, inner::at));
    this.server = lan.map(open -> inner.with(LanServer.PATH, open::requests)).orElse(inner);
    // An echo peer comes from 127.0.0.1, and trusts no certificate that is not everybody's.
    InetAddress ip = where.address().getAddress();
    this.openToEcho =
        where.certificate().isEmpty()
            && ip != null
            && (ip.isAnyLocalAddress() || ip.getHostAddress().equals("127.0.0.1"));
  }

  /** A server, and the port on which it listens. */
  public record Started(BuiltInServer server, int port) {}

  /**
   * The server that the copies of one user on this machine share: on loopback, with an echo. Each
   * of them can have it open to the network as well.
   *
   * @param lan how it opens, given the server's loop and what makes a door
   */
  static CompletableFuture<LocalServer.Running> forThisMachine(
      Loop caller, LocalPlace wanted, LocalPlace network, LanServer.Maker lan) {
    return onLoopback(caller, wanted, network, lan)
        .handle(
            (started, failure) -> // the port of the last time may be somebody else's by now
            failure == null || wanted.port() == 0
                    ? CompletableFuture.completedFuture(started)
                    : onLoopback(caller, wanted.at(0), network, lan))
        .thenCompose(started -> started)
        .thenApply(started -> new LocalServer.Running(started.server(), started.port()));
  }

  /** Likewise, for the network that this machine is in. */
  public static LocalServer.Hosting forThisMachine(Loop caller, Path settings) {
    return (wanted, network) ->
        forThisMachine(
            caller,
            wanted,
            network,
            (loop, doors) ->
                new LanServer(loop, settings, new LanServer.Keys(wanted, network), doors));
  }

  private static CompletableFuture<Started> onLoopback(
      Loop caller, LocalPlace wanted, LocalPlace network, LanServer.Maker lan) {
    Map<String, String> channels = Map.of(wanted.channel(), wanted.password());
    String echoPassword = SelfCertifyingId.freshSecret();
    Directory directory =
        directory(channels, Map.of(), echoPassword) // nobody calls a person who has not said so
            .withGuests(network.channel(), network.password())
            .proving(new PasswordProof(wanted.password()));
    ListenAddress where =
        ListenAddress.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted.port()),
            Optional.empty());
    BuiltInServer built = new BuiltInServer(where, directory, echoPassword, Optional.of(lan));
    return start(caller, built, channels.keySet());
  }

  /**
   * What a server is for.
   *
   * @param channels channel ids to passwords
   * @param extensions extension ids to the passwords of their agents
   * @param turn hands out credentials of TURN servers
   * @param echo whether each channel gets an echo peer
   */
  public record Contents(
      Map<String, String> channels,
      Map<String, String> extensions,
      Optional<TurnSecret> turn,
      boolean echo) {}

  /**
   * Starts a server.
   *
   * @return completes on the caller's loop, or fails with a sentence
   */
  public static CompletableFuture<Started> start(
      Loop caller, ListenAddress where, Contents contents) {
    String echoPassword = contents.echo() ? SelfCertifyingId.freshSecret() : "";
    Directory directory = directory(contents.channels(), contents.extensions(), echoPassword);
    return start(
        caller,
        new BuiltInServer(
            where,
            contents.turn().map(directory::handingOut).orElse(directory),
            echoPassword,
            Optional.empty()),
        contents.echo() ? contents.channels().keySet() : Set.of());
  }

  private static Directory directory(
      Map<String, String> channels, Map<String, String> extensions, String echoPassword) {
    Directory directory = Directory.of(DOMAIN);
    for (Map.Entry<String, String> channel : channels.entrySet()) {
      directory = directory.withChannel(channel.getKey(), channel.getValue());
      if (!echoPassword.isEmpty()) {
        directory = directory.withMember(channel.getKey(), Destination.ECHO, echoPassword);
      }
    }
    for (Map.Entry<String, String> extension : extensions.entrySet()) {
      directory = directory.withExtension(extension.getKey(), extension.getValue());
    }
    return directory;
  }

  private static CompletableFuture<Started> start(
      Loop caller, BuiltInServer built, Set<String> echoes) {
    CompletableFuture<Started> started = new CompletableFuture<>();
    CompletableFuture<Integer> listening = built.server.start();
    if (built.openToEcho) { // they take longer to start than the server, whose port is known
      built.server.port().ifPresent(port -> built.addEchoes(port, echoes));
    } else if (!echoes.isEmpty()) {
      listening =
          listening.thenCompose(
              port ->
                  built
                      .portForEchoes()
                      .thenAcceptAsync(inner -> built.addEchoes(inner, echoes), caller::post)
                      .thenApply(added -> port));
    }
    listening.whenComplete(
        (port, failure) ->
            caller.post(
                () -> {
                  if (failure == null) {
                    started.complete(new Started(built, port));
                  } else {
                    built.close();
                    started.completeExceptionally(
                        failure instanceof CompletionException ? failure.getCause() : failure);
                  }
                }));
    return started;
  }

  private CompletableFuture<Integer> portForEchoes() {
    InetSocketAddress inner = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    besides = server.at(ListenAddress.of(inner, Optional.empty()));
    return besides.start();
  }

  private void addEchoes(int port, Set<String> channels) {
    channels.forEach(channel -> addEcho(port, channel));
  }

  private void addEcho(int port, String channel) {
    EchoProcess echo =
        new EchoProcess(
            OwnProgram.command(ECHO_COMMAND, LocalPlace.uri(port).toString(), channel),
            Map.of("MALLOC_ARENA_MAX", "2"),
            echoPassword,
            loop);
    echoes.add(echo);
    echo.start();
  }

  /** Ends the echo peers and the server; within about a second. */
  @Override
  public void close() {
    echoes.forEach(EchoProcess::close);
    if (besides != null) {
      besides.close();
    }
    server.close();
    loop.close();
    lan.ifPresent(LanServer::close);
  }
}
