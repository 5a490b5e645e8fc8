package dev.parley;

import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.server.Directory;
import dev.parley.server.EchoProcess;
import dev.parley.server.Limits;
import dev.parley.server.VertoServer;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A running built-in server, with an echo peer in each channel that shall have one. */
final class BuiltInServer implements AutoCloseable {
  private static final String DOMAIN = "parley.local";

  private final ThreadLoop loop = new ThreadLoop("parley-server");
  private final List<EchoProcess> echoes = new ArrayList<>();
  private final VertoServer server;

  private BuiltInServer(InetSocketAddress address, Map<String, String> channels) {
    Directory directory = Directory.of(DOMAIN);
    for (Map.Entry<String, String> channel : channels.entrySet()) {
      directory = directory.withChannel(channel.getKey(), channel.getValue());
    }
    this.server = new VertoServer(address, directory, Limits.DEFAULT, loop);
  }

  /** A server, and the port on which it listens. */
  record Started(BuiltInServer server, int port) {}

  /**
   * Starts a server.
   *
   * @param channels channel ids to passwords
   * @param echo whether each channel gets an echo peer
   * @return completes on the caller's loop, or fails with a sentence
   */
  static CompletableFuture<Started> start(
      Loop caller, InetSocketAddress address, Map<String, String> channels, boolean echo) {
    BuiltInServer built = new BuiltInServer(address, channels);
    CompletableFuture<Started> started = new CompletableFuture<>();
    built
        .server
        .start()
        .whenComplete(
            (port, failure) ->
                caller.post(
                    () -> {
                      if (failure == null) {
                        if (echo) {
                          channels.forEach((id, password) -> built.addEcho(port, id, password));
                        }
                        started.complete(new Started(built, port));
                      } else {
                        built.close();
                        started.completeExceptionally(
                            failure instanceof CompletionException ? failure.getCause() : failure);
                      }
                    }));
    return started;
  }

  private void addEcho(int port, String channel, String password) {
    EchoProcess echo =
        new EchoProcess(
            OwnProgram.command(EchoCommand.NAME, LocalServer.uri(port).toString(), channel),
            Map.of(Password.VARIABLE, password),
            loop);
    echoes.add(echo);
    echo.start();
  }

  /** Ends the echo peers and the server; within about a second. */
  @Override
  public void close() {
    echoes.forEach(EchoProcess::close);
    server.close();
    loop.close();
  }
}
