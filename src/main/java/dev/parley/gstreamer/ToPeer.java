package dev.parley.gstreamer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.signalling.PeerMessage;

/** What the controller says to a peer, for what goes on with it. */
record ToPeer(PeerDialog exchange, Runnable ends) implements PeerMessage.Handler {
  @Override
  public void offer(PeerMessage.Offer offer) {
    exchange.call(offer.name());
  }

  @Override
  public void accept(PeerMessage.Accept accept) {
    exchange.accept(accept.name());
  }

  @Override
  public void close() {
    ends.run();
  }

  /** The protocol has no word for it. */
  @Override
  public void failed() {
    ends.run();
  }

  @Override
  public void description(SessionDescription description) {
    exchange.describe(description);
  }

  @Override
  public void candidate(IceCandidate candidate) {
    exchange.candidate(candidate);
  }
}
