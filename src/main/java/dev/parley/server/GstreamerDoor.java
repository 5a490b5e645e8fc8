package dev.parley.server;

import dev.parley.server.Directory.Grant;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Checks who may use GStreamer's protocol. The protocol has no passwords, so the WebSocket request
 * carries one (HTTP Basic): a channel's, with the channel as the user, or that of a user of the
 * directory. Whoever wants to come under a name of one's own names the channel in the query. A
 * wrong one is answered 401, the more often the later, as in verto.
 */
final class GstreamerDoor implements Dialect {
  private final ServerContext serverContext;
  private final GstreamerHub hall;

  GstreamerDoor(ServerContext serverContext, GstreamerHub hall) {
    this.serverContext = serverContext;
    this.hall = hall;
  }

  @Override
  public CompletableFuture<Admission> admit(HttpHead request, String address) {
    Optional<HttpHead.Basic> login = request.login().filter(one -> !one.password().isEmpty());
    if (login.isEmpty()) { // nobody guesses without a password
      return Admission.refused(HttpHead.unauthorized()).now();
    }
    CompletableFuture<Admission> decided = new CompletableFuture<>();
    String channel = request.query("channel").orElse(login.get().user());
    serverContext.loop().post(() -> attempt(login.get(), channel, address, decided));
    return decided;
  }

  private void attempt(
      HttpHead.Basic login, String channel, String address, CompletableFuture<Admission> decided) {
    Duration wait = serverContext.attempts().begin(address, 0);
    if (wait.isZero()) {
      decided.complete(decide(login, channel, address));
    } else {
      serverContext.loop().after(wait, () -> decided.complete(decide(login, channel, address)));
    }
  }

  private Admission decide(HttpHead.Basic login, String channel, String address) {
    Optional<Grant> grant =
        serverContext
            .directory()
            .find(login.user(), channel)
            .flatMap(entry -> entry.open(login.password()));
    if (grant.isEmpty()) {
      return Admission.refused(HttpHead.unauthorized());
    }
    serverContext.attempts().succeeded(address);
    return Admission.of(
        wire -> new GstreamerClientProtocol(serverContext, hall, grant.get().channels(), wire));
  }
}
