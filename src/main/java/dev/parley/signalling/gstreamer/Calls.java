package dev.parley.signalling.gstreamer;

import dev.parley.call.NegotiationRole;
import dev.parley.signalling.PeerMessage;
import java.util.List;

/** Whom a client can call, and what goes on with each: in a room, or alone. Loop only. */
interface Calls {

  /** The connection stands, and these are there. */
  void online(List<String> peers);

  /** A frame, while the connection stands. */
  void text(String text);

  /** The server asks for a sign of life. */
  default void pinged() {}

  /** What the controller says to a peer. */
  void send(String peerId, PeerMessage message);

  /** The part in the negotiation with a peer. */
  NegotiationRole part(String peerId, boolean offered);

  /** Tells again what must not expire. */
  void repeat();

  /**
   * The connection is over, and so is every call: "Closure of the server connection means the call
   * has ended".
   */
  void lost();

  /** This side leaves, and nobody needs to be told. */
  void forget();

  /** Whether every frame goes to the other side of a session. */
  boolean isInSession();

  /** What calls do at the server. */
  interface Server {
    void send(String text);

    /** The server has died, since it says nothing. */
    void silent();

    /** "To end the call, disconnect from the server. You may reconnect again whenever you wish." */
    void comeBack();
  }
}
