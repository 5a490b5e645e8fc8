package dev.parley.server.gstreamer;

import dev.parley.loop.Loop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Directory.Grant;
import dev.parley.server.access.LoginAttempts.Attempt;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.http.UpgradeRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Lets those in who speak GStreamer's protocol. It has no passwords, so the request for the
 * websocket brings one (HTTP Basic): a channel's, with the channel as the user, or that of a user
 * of the directory. A client that wants another user name puts the channel in the query. A wrong
 * one is answered 401, the more often the later, as in verto.
 */
public final class GstreamerUpgrade implements UpgradeHandler {
  /** The header with the secret that shows whose a client id is (docs/identities.md). */
  private static final String ID_SECRET = "Parley-Id-Secret";

  private final ServerContext context;
  private final GstreamerHub hub;

  public GstreamerUpgrade(ServerContext context, GstreamerHub hub) {
    this.context = context;
    this.hub = hub;
  }

  @Override
  public CompletableFuture<Optional<ClientProtocol.Maker>> admit(UpgradeRequest request) {
    Optional<UpgradeRequest.Basic> login = request.login().filter(one -> !one.password().isEmpty());
    if (login.isEmpty()) { // nobody guesses without a password
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Optional<ClientProtocol.Maker>> decided = new CompletableFuture<>();
    String channel = request.query("channel").orElse(login.get().user());
    context.loop().post(() -> attempt(login.get(), channel, request, decided));
    return decided;
  }

  private void attempt(
      UpgradeRequest.Basic login,
      String channel,
      UpgradeRequest request,
      CompletableFuture<Optional<ClientProtocol.Maker>> decided) {
    var entry = context.directory().find(login.user(), channel);
    Optional<Grant> grant = entry.flatMap(one -> one.open(login.password()));
    String secret = request.field(ID_SECRET).orElse("");
    Optional<ClientProtocol.Maker> maker =
        grant.map(granted -> wire -> hub.client(granted.channels(), secret, wire));
    String account = entry.map(Directory.Locked::account).orElse("");
    Attempt attempt = new Attempt(request.address(), account, login.user(), grant.isPresent());
    Duration wait = context.attempts().begin(attempt, 0);
    if (wait.isZero()) {
      decide(attempt, maker, decided);
      return;
    }
    Loop.Timer timer = context.loop().after(wait, () -> decide(attempt, maker, decided));
    decided.whenComplete((decision, gone) -> context.loop().post(timer::cancel));
  }

  private void decide(
      Attempt attempt,
      Optional<ClientProtocol.Maker> maker,
      CompletableFuture<Optional<ClientProtocol.Maker>> decided) {
    if (maker.isPresent()) {
      context.attempts().succeeded(attempt);
    }
    decided.complete(maker);
  }
}
