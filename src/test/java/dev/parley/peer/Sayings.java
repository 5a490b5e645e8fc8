package dev.parley.peer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.signalling.PeerMessage;
import java.util.List;

/** One message of each kind. */
final class Sayings {
  static final PeerMessage.Description DESCRIPTION =
      new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, "v=0"));
  static final PeerMessage.Candidate CANDIDATE =
      new PeerMessage.Candidate(new IceCandidate("candidate:1", "0", 0, null));
  static final List<PeerMessage> ALL =
      List.of(
          new PeerMessage.Offer("Bob"),
          new PeerMessage.Accept("Bob"),
          new PeerMessage.Close(),
          new PeerMessage.Failed(),
          DESCRIPTION,
          CANDIDATE);

  private Sayings() {}
}
