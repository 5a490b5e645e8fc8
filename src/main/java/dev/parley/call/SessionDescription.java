package dev.parley.call;

/** A session description (W3C webrtc, RTCSessionDescriptionInit) of type offer or answer. */
public record SessionDescription(Type type, String sdp) {
  /** RTCSdpType, without what never travels (pranswer, rollback). */
  public enum Type {
    OFFER,
    ANSWER
  }

  /** Leaves the addresses in it out of logs. */
  @Override
  public String toString() {
    return "Description[" + type + ", " + sdp.length() + " characters]";
  }
}
