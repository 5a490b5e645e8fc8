package dev.parley.signalling;

import dev.parley.call.Callees;
import dev.parley.call.IceServer;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import java.util.List;
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

  /**
   * Joins again after another client of this user has taken the place, and leaves it there: both
   * are in the channel then.
   */
  default void joinBeside() {
    join();
  }

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

  /** Who can be called. */
  default Callees callees() {
    return Callees.LISTED;
  }

  /** Whether peers see each other's names; where not, they see ids, and call by them. */
  default boolean namesTravel() {
    return true;
  }

  /**
   * Whether a peer has the same id whenever it calls; where not, an id says nothing of a caller.
   */
  default boolean idsLast() {
    return true;
  }

  /** Whether a call is with everybody who is in the channel, as in a GStreamer room. */
  default boolean callsEverybody() {
    return false;
  }

  /** What a peer can do that may be called, or calls. */
  default SignallingTraits traits(String peerId) {
    return SignallingTraits.BROWSER;
  }

  /**
   * The role to take in the negotiation with a peer; asked when both want the call, and already at
   * the offer where {@link SignallingTraits#ringsByDescription}.
   *
   * @param offered whether this side offered the call
   */
  default NegotiationRole role(String peerId, boolean offered) {
    return new NegotiationRole(offered, offered, traits(peerId));
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

    /**
     * The STUN and TURN servers that the server hands out, in place of those before; none once they
     * have expired. Their form has been checked, but not where they lead.
     */
    default void iceServers(List<IceServer> handedOut) {}

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
