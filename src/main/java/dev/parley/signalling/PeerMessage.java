package dev.parley.signalling;

/** What one peer says to another, whatever the dialect on the wire. */
public sealed interface PeerMessage {

  /** Hands the message to the one method of the handler that is meant for it. */
  void handleBy(Handler handler);

  /** Will you connect? Repeated while it stands. The name is empty for none. */
  record Offer(String name) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.offer(this);
    }
  }

  /** Yes, and my media is ready. The name is empty for none. */
  record Accept(String name) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.accept(this);
    }
  }

  /** I decline, rescind or hang up. */
  record Close() implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.close();
    }
  }

  /** My media or my ICE failed: there will be no call. */
  record Failed() implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.failed();
    }
  }

  /** A session description (W3C webrtc, RTCSessionDescriptionInit) of type offer or answer. */
  record Description(Type type, String sdp) implements PeerMessage {
    /** RTCSdpType, less what never travels (pranswer, rollback). */
    public enum Type {
      OFFER,
      ANSWER
    }

    @Override
    public void handleBy(Handler handler) {
      handler.description(this);
    }

    @Override
    public String toString() {
      return "Description[" + type + ", " + sdp.length() + " characters]";
    }
  }

  /**
   * An ICE candidate (W3C webrtc, RTCIceCandidateInit).
   *
   * @param candidate the candidate-attribute of RFC 8839 section 5.1, empty for end-of-candidates
   * @param mid the media stream identification, null where the peer sends none
   * @param lineIndex the index of the m-line, null where the peer sends none
   * @param usernameFragment the ICE ufrag, null where the peer sends none
   */
  record Candidate(String candidate, String mid, Integer lineIndex, String usernameFragment)
      implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.candidate(this);
    }

    @Override
    public String toString() {
      return "Candidate[mid " + mid + ", line " + lineIndex + "]";
    }
  }

  /** One method a message. */
  interface Handler {
    void offer(Offer offer);

    void accept(Accept accept);

    void close();

    void failed();

    void description(Description description);

    void candidate(Candidate candidate);
  }
}
