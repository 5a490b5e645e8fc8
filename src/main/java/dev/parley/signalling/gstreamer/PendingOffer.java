package dev.parley.signalling.gstreamer;

import dev.parley.call.IceCandidate;
import java.util.ArrayList;
import java.util.List;

/** Holds the offer and candidates of a peer until the call is accepted. */
final class PendingOffer {
  /** A machine with many networks gathers some dozens. */
  static final int MOST = 128;

  private final List<IceCandidate> candidates = new ArrayList<>();

  /** Null for none: the peer has offered nothing, or has asked for an offer. */
  private GstMessage.Offer offer;

  GstMessage.Offer offer() {
    return offer;
  }

  /**
   * Keeps the newest offer. Candidates belong to one ICE credential; those of a former offer with
   * another one are useless.
   */
  void keep(GstMessage.Offer next) {
    if (offer != null && !Sdp.ufrag(offer.sdp()).equals(Sdp.ufrag(next.sdp()))) {
      candidates.clear();
    }
    offer = next;
  }

  /** Keeps a candidate, up to a limit. */
  void keep(IceCandidate candidate, int most) {
    if (candidates.size() < most) {
      candidates.add(candidate);
    }
  }

  /** Takes the offer out; null for none. */
  GstMessage.Offer takeOffer() {
    GstMessage.Offer taken = offer;
    offer = null;
    return taken;
  }

  /** Takes the candidates out, in the order in which they came. */
  List<IceCandidate> takeCandidates() {
    List<IceCandidate> taken = List.copyOf(candidates);
    candidates.clear();
    return taken;
  }

  void clear() {
    offer = null;
    candidates.clear();
  }
}
