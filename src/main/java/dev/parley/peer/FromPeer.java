package dev.parley.peer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;

/** Checks the size of one message from a peer, and passes it to its handler. */
record FromPeer(
    String peerId,
    Duration now,
    Roster roster,
    Offers offers,
    OtherDevices others,
    PeerFilter gate,
    Line line)
    implements PeerMessage.Handler {
  /** The description of a call with two tracks is some 6,000 characters long (measured). */
  private static final int LONGEST_DESCRIPTION = 200_000;

  /** A candidate-attribute (RFC 8839, section 5.1) is some 150. */
  private static final int LONGEST_CANDIDATE = 4096;

  /** A ufrag has at most 256 (RFC 8839, section 5.4); a mid is a short token. */
  private static final int LONGEST_TOKEN = 256;

  @Override
  public void offer(PeerMessage.Offer offer) {
    roster.heard(peerId, offer.name(), now);
    line.offered(peerId);
  }

  /** Who accepts offers no more: its own offer crossed this side's, which it has answered. */
  @Override
  public void accept(PeerMessage.Accept accept) {
    roster.heard(peerId, accept.name(), now);
    offers.remove(peerId);
    line.heard(peerId, CallEvent.PARTNER_ACCEPTS, CallEvent.OTHER_ACCEPTS);
  }

  @Override
  public void close() {
    line.heard(peerId, CallEvent.PARTNER_CLOSES, CallEvent.OTHER_CLOSES);
  }

  @Override
  public void failed() {
    line.heard(peerId, CallEvent.PARTNER_FAILS, CallEvent.OTHER_FAILS);
  }

  @Override
  public void description(SessionDescription description) {
    if (fits(description)) {
      noteNegotiation();
      line.passOn(
          peerId,
          CallEvent.PARTNER_DESCRIBES,
          CallEvent.OTHER_DESCRIBES,
          connection -> connection.remoteDescription(description));
    } else {
      gate.dropped("a description", peerId, "it is too large", now);
    }
  }

  @Override
  public void candidate(IceCandidate candidate) {
    if (fits(candidate)) {
      noteNegotiation();
      line.passOn(
          peerId,
          CallEvent.PARTNER_SENDS_CANDIDATE,
          CallEvent.OTHER_SENDS_CANDIDATE,
          connection -> connection.remoteCandidate(candidate));
    } else {
      gate.dropped("a candidate", peerId, "it is too large", now);
    }
  }

  /** Whoever rings here, or is being accepted here, cannot mean this device yet. */
  private void noteNegotiation() {
    boolean accepting = line.isPartner(peerId) && line.phase() == Phase.PREPARING_ACCEPT;
    if (accepting || offers.stands(peerId)) {
      others.negotiates(peerId, now);
    }
  }

  private static boolean fits(SessionDescription said) {
    return said.sdp().length() <= LONGEST_DESCRIPTION;
  }

  private static boolean fits(IceCandidate said) {
    return said.candidate().length() <= LONGEST_CANDIDATE
        && isToken(said.mid())
        && isToken(said.usernameFragment());
  }

  private static boolean isToken(String value) {
    return value == null || value.length() <= LONGEST_TOKEN;
  }
}
