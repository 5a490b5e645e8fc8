package dev.parley.peer;

import dev.parley.signalling.PeerMessage;
import java.time.Duration;

/** One message of one peer, handed to whom it concerns. */
record FromPeer(String peerId, Duration now, Roster roster, Offers offers, Line line)
    implements PeerMessage.Handler {

  @Override
  public void offer(PeerMessage.Offer offer) {
    roster.heard(peerId, offer.name(), now);
    if (!line.offered(peerId)) {
      offers.heard(peerId, now);
    }
  }

  @Override
  public void accept(PeerMessage.Accept accept) {
    roster.heard(peerId, accept.name(), now);
    line.accepted(peerId);
  }

  @Override
  public void close() {
    offers.remove(peerId);
    line.closedBy(peerId);
  }

  @Override
  public void failed() {
    offers.remove(peerId);
    line.failedAt(peerId);
  }

  @Override
  public void description(PeerMessage.Description description) {
    line.description(peerId, description);
  }

  @Override
  public void candidate(PeerMessage.Candidate candidate) {
    line.candidate(peerId, candidate);
  }
}
