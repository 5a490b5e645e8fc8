package dev.parley.connection;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.SessionDescription;

/** Hears nothing of a connection but what a test wants to hear. */
public interface QuietListener extends Connection.Listener {
  @Override
  default void mediaReady() {}

  @Override
  default void localDescription(SessionDescription description) {}

  @Override
  default void localCandidate(IceCandidate candidate) {}

  @Override
  default void state(Connection.State state) {}

  @Override
  default void sends(MediaState sent) {}

  @Override
  default void peerSends(MediaState sent) {}

  @Override
  default void frozen(boolean now) {}

  @Override
  default void note(String sentence) {}

  @Override
  default void failed(Connection.Failure failure) {}
}
