package dev.parley.data;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import java.util.function.Supplier;

/** Passes on to a session what a connection reports of its data channels. */
record BridgeListener(Supplier<DataSession> session) implements Connection.Listener {
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

  @Override
  public void mediaReady() {}

  @Override
  public void localDescription(SessionDescription description) {}

  @Override
  public void localCandidate(IceCandidate candidate) {}

  @Override
  public void state(Connection.State state) {}

  @Override
  public void sends(MediaState sent) {}

  @Override
  public void peerSends(MediaState sent) {}

  @Override
  public void frozen(boolean now) {}

  @Override
  public void note(String sentence) {}

  @Override
  public void failed(Connection.Failure failure) {}
}
