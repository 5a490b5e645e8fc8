package dev.parley.signalling;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;

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

  /** A session description. */
  record Description(SessionDescription description) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.description(description);
    }

    @Override
    public String toString() {
      return description.toString();
    }
  }

  /** An ICE candidate. */
  record Candidate(IceCandidate candidate) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.candidate(candidate);
    }

    @Override
    public String toString() {
      return candidate.toString();
    }
  }

  /** One method a message. */
  interface Handler {
    void offer(Offer offer);

    void accept(Accept accept);

    void close();

    void failed();

    void description(SessionDescription description);

    void candidate(IceCandidate candidate);
  }
}
