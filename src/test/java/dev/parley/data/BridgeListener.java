package dev.parley.data;

import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.QuietListener;
import java.util.function.Supplier;

/** Passes on to a session what a connection reports of its data channels. */
record BridgeListener(Supplier<DataSession> session) implements QuietListener {
  static Connection.Listener of(Supplier<DataSession> session) {
    return new BridgeListener(session);
  }

  @Override
  public void channel(DataChannel channel, boolean open) {
    session.get().channel(channel, open);
  }

  @Override
  public void message(DataChannel channel, byte[] message) {
    session.get().message(channel, message);
  }
}
