package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.signalling.PeerMessage;
import java.util.function.Consumer;

/** Passes on those reports of a connection that change no {@link Phase}. */
abstract class QuietReports implements Connection.Listener {
  private final CallMedia media;
  private final Consumer<PeerMessage> toPeer;

  QuietReports(CallMedia media, Consumer<PeerMessage> toPeer) {
    this.media = media;
    this.toPeer = toPeer;
  }

  @Override
  public final void localDescription(Connection.Description description) {
    toPeer.accept(Bodies.toPeer(description));
  }

  @Override
  public final void localCandidate(Connection.Candidate candidate) {
    toPeer.accept(Bodies.toPeer(candidate));
  }

  @Override
  public final void sends(Connection.Sent sent) {
    media.sends(sent);
  }

  @Override
  public final void peerSends(Connection.Sent sent) {
    media.peerSends(sent);
  }

  @Override
  public final void frozen(boolean now) {
    media.frozen(now);
  }

  @Override
  public final void note(String sentence) {
    media.note(sentence);
  }
}
