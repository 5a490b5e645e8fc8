package dev.parley.server.gstreamer;

import dev.parley.server.access.Directory.Grant;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.HttpHead;
import dev.parley.server.http.UpgradeHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets those in who speak GStreamer's protocol. It has no passwords, so the request for the
 * websocket brings one (HTTP Basic): a channel's, with the channel as the user, or that of a user
 * of the directory. Whoever wants to come under a name of one's own names the channel in the query.
 * A wrong one is answered 401, the more often the later, as in verto.
 */
public final class GstreamerUpgrade implements UpgradeHandler {
  private final ServerContext context;
  private final GstreamerHub hub;

  public GstreamerUpgrade(ServerContext context, GstreamerHub hub) {
    this.context = context;
    this.hub = hub;
  }

  @Override
  public CompletableFuture<Optional<ClientProtocol.Maker>> admit(HttpHead request, String address) {
    Optional<HttpHead.Basic> login = request.login().filter(one -> !one.password().isEmpty());
    if (login.isEmpty()) { // nobody guesses without a password
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Optional<ClientProtocol.Maker>> decided = new CompletableFuture<>();
    String channel = request.query("channel").orElse(login.get().user());
    String secret = request.idSecret();
    context.loop().post(() -> attempt(login.get(), channel, secret, address, decided));
    return decided;
  }

  private void attempt(
      HttpHead.Basic login,
      String channel,
      String secret,
      String address,
      CompletableFuture<Optional<ClientProtocol.Maker>> decided) {
    Duration wait = context.attempts().begin(address, 0);
    if (wait.isZero()) {
      decided.complete(decide(login, channel, secret, address));
    } else {
      context.loop().after(wait, () -> decided.complete(decide(login, channel, secret, address)));
    }
  }

  private Optional<ClientProtocol.Maker> decide(
      HttpHead.Basic login, String channel, String secret, String address) {
    Optional<Grant> grant =
        context
            .directory()
            .find(login.user(), channel)
            .flatMap(entry -> entry.open(login.password()));
    if (grant.isPresent()) {
      context.attempts().succeeded(address);
    }
    return grant.map(granted -> wire -> hub.client(granted.channels(), secret, wire));
  }
}
