package dev.parley;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import java.util.function.BooleanSupplier;

/** What a controller hears of a connection that has, at will, no candidates or no luck. */
final class BadNews implements Connection.Listener {
  private final Connection.Listener told;
  private final BooleanSupplier withoutPath;
  private final BooleanSupplier losesPath;

  /**
   * @param withoutPath whether no candidate leaves, so that no path is found
   * @param losesPath whether a path that was found is reported lost at once, and for good
   */
  BadNews(Connection.Listener told, BooleanSupplier withoutPath, BooleanSupplier losesPath) {
    this.told = told;
    this.withoutPath = withoutPath;
    this.losesPath = losesPath;
  }

  @Override
  public void mediaReady() {
    told.mediaReady();
  }

  @Override
  public void localDescription(SessionDescription description) {
    told.localDescription(
        withoutPath.getAsBoolean()
            ? new SessionDescription(
                description.type(), description.sdp().replaceAll("a=candidate:[^\n]*\n", ""))
            : description);
  }

  @Override
  public void localCandidate(IceCandidate candidate) {
    if (!withoutPath.getAsBoolean()) {
      told.localCandidate(candidate);
    }
  }

  @Override
  public void state(Connection.State state) {
    told.state(state);
    if (state == Connection.State.CONNECTED && losesPath.getAsBoolean()) {
      told.state(Connection.State.RECONNECTING);
    }
  }

  @Override
  public void channel(DataChannel channel, boolean open) {
    told.channel(channel, open);
  }

  @Override
  public void message(DataChannel channel, byte[] message) {
    told.message(channel, message);
  }

  @Override
  public void sends(MediaState sent) {
    told.sends(sent);
  }

  @Override
  public void peerSends(MediaState sent) {
    told.peerSends(sent);
  }

  @Override
  public void frozen(boolean now) {
    told.frozen(now);
  }

  @Override
  public void note(String sentence) {
    told.note(sentence);
  }

  @Override
  public void failed(Connection.Failure failure) {
    told.failed(failure);
  }
}
