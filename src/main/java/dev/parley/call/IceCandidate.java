package dev.parley.call;

/**
 * An ICE candidate (W3C webrtc, RTCIceCandidateInit).
 *
 * @param candidate the candidate-attribute of RFC 8839 section 5.1, empty for end-of-candidates
 * @param mid the media stream identification, null where the peer sends none
 * @param lineIndex the index of the m-line, null where the peer sends none
 * @param usernameFragment the ICE ufrag, null where the peer sends none
 */
public record IceCandidate(
    String candidate, String mid, Integer lineIndex, String usernameFragment) {

  /** Leaves the address in it out of logs. */
  @Override
  public String toString() {
    return "Candidate[mid " + mid + ", line " + lineIndex + "]";
  }
}
