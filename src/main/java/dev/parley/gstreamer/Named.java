package dev.parley.gstreamer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.signalling.PeerMessage;
import java.util.function.Consumer;

/** Gives a message a name where it has none, as most peers give none. */
record Named(String name, Consumer<PeerMessage> to) implements PeerMessage.Handler {
  @Override
  public void offer(PeerMessage.Offer offer) {
    to.accept(offer.name().isEmpty() ? new PeerMessage.Offer(name) : offer);
  }

  @Override
  public void accept(PeerMessage.Accept accept) {
    to.accept(accept.name().isEmpty() ? new PeerMessage.Accept(name) : accept);
  }

  @Override
  public void close() {
    to.accept(new PeerMessage.Close());
  }

  @Override
  public void failed() {
    to.accept(new PeerMessage.Failed());
  }

  @Override
  public void description(SessionDescription description) {
    to.accept(new PeerMessage.Description(description));
  }

  @Override
  public void candidate(IceCandidate candidate) {
    to.accept(new PeerMessage.Candidate(candidate));
  }
}
