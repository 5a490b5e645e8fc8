package dev.parley.session;

import dev.parley.channels.Destination;
import dev.parley.connection.Connection;
import dev.parley.data.DataFeature;
import dev.parley.hosting.LocalServer;
import dev.parley.loop.Loop;
import dev.parley.signalling.Signalling;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Creates the real clients: a dialect over a WebSocket, to this machine's server or another.
 *
 * @param connections makes the media's connections
 * @param beside gives what uses the data channels of the calls in a channel
 */
public record NetworkWays(
    Loop loop,
    LocalServer local,
    Connection.Factory connections,
    Function<Destination, List<DataFeature>> beside)
    implements ChannelSession.Ways {

  @Override
  public List<DataFeature> features(Destination there) {
    return beside.apply(there);
  }

  @Override
  public Signalling signalling(
      Destination to,
      Account account,
      Supplier<String> freshSession,
      Signalling.Listener listener) {
    TextSocket.Opener sockets =
        to.isHome() ? local.opener() : WssSocket.opener(loop, to.server(), to.believed());
    return new Clients(loop, freshSession).client(to.dialect(), sockets, account, listener);
  }

  @Override
  public DoubleSupplier random() {
    return Clients.RANDOM;
  }
}
