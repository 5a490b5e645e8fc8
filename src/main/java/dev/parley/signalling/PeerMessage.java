package dev.parley.signalling;

import dev.parley.call.CallRef;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import java.util.List;

/** What one peer says to another, whatever the dialect on the wire. */
public sealed interface PeerMessage {

  /** Hands the message to the one method of the handler that is meant for it. */
  void handleBy(Handler handler);

  /**
   * Will you connect? Repeated while it stands. The name is empty for none.
   *
   * @param call the call that it would be; one that goes on where this side joins it
   */
  record Offer(String name, CallRef call) implements PeerMessage {
    /** Of a call of two. */
    public Offer(String name) {
      this(name, CallRef.NONE);
    }

    @Override
    public void handleBy(Handler handler) {
      handler.offer(this);
    }

    @Override
    public String toString() {
      return "Offer[name=" + name + (call.joins() ? ", joins]" : "]");
    }
  }

  /**
   * Yes, and my media is ready. The name is empty for none.
   *
   * @param call that of the offer, with the others who are in it
   */
  record Accept(String name, CallRef call) implements PeerMessage {
    /** Of a call of two. */
    public Accept(String name) {
      this(name, CallRef.NONE);
    }

    @Override
    public void handleBy(Handler handler) {
      handler.accept(this);
    }

    @Override
    public String toString() {
      return "Accept[name=" + name + (call.joins() ? ", joins]" : "]");
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

  /** Will you join the call that I am in? Repeated while it stands. */
  record Invite(CallRef call) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.invite(call);
    }
  }

  /** The invitation to this call does not stand any more. */
  record Withdraw(String callId) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.withdraw(callId);
    }
  }

  /** I do not join that call. */
  record Refuse(String callId) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.refuse(callId);
    }
  }

  /** That call has as many members as one can have. */
  record Full(String callId) implements PeerMessage {
    @Override
    public void handleBy(Handler handler) {
      handler.full(callId);
    }
  }

  /**
   * Who is in the call, for those who are in it.
   *
   * @param connected the ids of those with whom I am connected
   * @param missing the ids of those whom I cannot reach
   */
  record Members(String callId, List<String> connected, List<String> missing)
      implements PeerMessage {
    public Members {
      connected = List.copyOf(connected);
      missing = List.copyOf(missing);
    }

    @Override
    public void handleBy(Handler handler) {
      handler.members(this);
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

    // Only dialects that know calls of several have the rest.

    default void invite(CallRef call) {}

    default void withdraw(String callId) {}

    default void refuse(String callId) {}

    default void full(String callId) {}

    default void members(Members members) {}
  }
}
