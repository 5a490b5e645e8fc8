package dev.parley.session;

import dev.parley.loop.Loop;
import dev.parley.signalling.ServerDialect;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.extension.ExtensionAccount;
import dev.parley.signalling.extension.ExtensionClient;
import dev.parley.signalling.gstreamer.GstreamerAccount;
import dev.parley.signalling.gstreamer.GstreamerClient;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.TextSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Creates the client of each dialect; the only place that knows all of them.
 *
 * @param freshSession makes a session id in place of one that is somebody else's
 */
public record Clients(Loop loop, Supplier<String> freshSession) {
  /** From 0 (inclusive) to 1, for the spread of timers. */
  static final DoubleSupplier RANDOM = () -> ThreadLocalRandom.current().nextDouble();

  /** A client of the dialect, offline. */
  public Signalling client(
      ServerDialect dialect,
      TextSocket.Opener sockets,
      Account account,
      Signalling.Listener listener) {
    return switch (dialect) {
      case VERTO -> new VertoClient(loop, sockets, verto(account), freshSession, RANDOM, listener);
      case GSTREAMER -> new GstreamerClient(loop, sockets, gstreamer(account), RANDOM, listener);
      case EXTENSION -> new ExtensionClient(loop, sockets, extension(account), RANDOM, listener);
    };
  }

  private static VertoAccount verto(Account account) {
    return new VertoAccount(
        account.clientId(),
        account.password(),
        account.sessionId(),
        account.channel(),
        account.secret());
  }

  private static GstreamerAccount gstreamer(Account account) {
    return new GstreamerAccount(
        account.clientId(), account.channel(), account.password(), account.secret());
  }

  private static ExtensionAccount extension(Account account) {
    return new ExtensionAccount(account.channel(), account.password());
  }
}
