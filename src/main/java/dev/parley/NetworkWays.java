package dev.parley;

import dev.parley.connection.Connection;
import dev.parley.loop.Loop;
import dev.parley.signalling.Signalling;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import dev.parley.verto.VertoAccount;
import dev.parley.verto.VertoClient;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * The real ways: verto over a websocket, to this machine's server or another.
 *
 * @param connections makes the media's connections
 */
record NetworkWays(Loop loop, LocalServer local, Connection.Factory connections)
    implements Stay.Ways {

  @Override
  public Signalling signalling(
      Destination to,
      VertoAccount account,
      Supplier<String> freshSession,
      Signalling.Listener listener) {
    TextSocket.Opener sockets =
        to.isHome() ? local.opener() : WssSocket.opener(loop, to.server(), to.believed());
    return new VertoClient(loop, sockets, account, freshSession, random(), listener);
  }

  @Override
  public DoubleSupplier random() {
    return () -> ThreadLocalRandom.current().nextDouble();
  }
}
