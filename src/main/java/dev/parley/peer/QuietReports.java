package dev.parley.peer;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.SessionDescription;
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
  public final void localDescription(SessionDescription description) {
    toPeer.accept(new PeerMessage.Description(description));
  }

  @Override
  public final void localCandidate(IceCandidate candidate) {
    toPeer.accept(new PeerMessage.Candidate(candidate));
  }

  @Override
  public final void sends(MediaState sent) {
    media.sends(sent);
  }

  @Override
  public final void peerSends(MediaState sent) {
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
