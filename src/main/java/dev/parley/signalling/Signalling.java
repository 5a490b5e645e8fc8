package dev.parley.signalling;

import dev.parley.call.NegotiationRole;
import java.util.concurrent.CompletableFuture;

/**
 * The contract that every signalling dialect keeps: one user in one channel, kept online.
 *
 * <p>All methods are called on the loop, and the listener is called on the loop. Peers are named by
 * the user id that the server vouches for, never by what a message says of itself. Delivery is not
 * known: the only sign that a message arrived is the peer's answer.
 */
public interface Signalling {

  /** Goes online and stays so, reconnecting as often as it takes; no effect while joined. */
  void join();

  /** Joins with another password from now on, as the user of a refused one asks. */
  void join(String password);

  /** The network has changed: a connection is checked, a wait for one is over. */
  void networkChanged();

  /** The machine has slept: no connection counts as one until it has been checked. */
  void woke();

  /**
   * Goes offline and stays so; the listener is told OFFLINE at once. The future completes when what
   * was sent before is on its way and the connection has ended, on any thread.
   */
  CompletableFuture<Void> leave();

  /** Tells the whole channel; dropped with a line in the log while not online. */
  void announce(Presence presence);

  /** Tells one peer; dropped with a line in the log while not online. */
  void tell(String peerId, Presence presence);

  /** Sends to one peer; dropped with a line in the log while not online. */
  void send(String peerId, PeerMessage message);

  /** What this dialect does in its own way. The same for as long as the client lives. */
  default Manners manners() {
    return Manners.USUAL;
  }

  /**
   * The part to take in the negotiation with a peer; asked when both want the call, and already at
   * the offer where {@link Manners#ringsByDescription}.
   *
   * @param offered whether this side offered the call
   */
  default NegotiationRole part(String peerId, boolean offered) {
    return offered ? NegotiationRole.OFFERER : NegotiationRole.ACCEPTER;
  }

  /** What comes up from a server. Nothing in it has been checked for sense, only for form. */
  interface Listener {
    /** Each change of the link, once. */
    void link(Link link);

    /** The server knows this user now; the channel comes next. */
    default void loggedIn() {}

    /** A peer's presence; this user's own is not reported. */
    void presence(String peerId, Presence presence);

    /**
     * The server brings nothing to that peer: what was under way with it is over.
     *
     * @param sentence for a person, why
     */
    default void unreachable(String peerId, String sentence) {}

    /** What that peer offers was answered by somebody else, and is no longer for this side. */
    default void answeredElsewhere(String peerId) {}

    /**
     * What another session of this same user, on another device, says of itself to the channel.
     * Nothing else is heard of it.
     */
    default void otherDevice(Presence presence) {}

    /** Something that was told to one's own id has come back: the server passes on what is sent. */
    default void cameBack() {}

    /** A peer's message. */
    void message(String peerId, PeerMessage message);

    /** The regular liveness request (45 s ± 5 s) was answered: time to repeat what must repeat. */
    void beat();
  }

  /** Makes a client that is offline. */
  interface Factory {
    Signalling create(Listener listener);
  }
}
