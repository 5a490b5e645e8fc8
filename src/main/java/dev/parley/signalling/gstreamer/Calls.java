package dev.parley.signalling.gstreamer;

import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.PeerMessage;
import java.util.List;

/** The peers that a client can call, and the dialogue with each: in a room, or alone. Loop only. */
interface Calls {

  /** The connection stands, and these are there. */
  void online(List<String> peers);

  /** A frame, while the connection stands. */
  void text(String text);

  /** The server asks for a sign of life. */
  default void pinged() {}

  /** What the controller says to a peer. */
  void send(String peerId, PeerMessage message);

  /** What every peer here can do. */
  SignallingTraits traits();

  /** The role in the negotiation with a peer. */
  NegotiationRole role(String peerId, boolean offered);

  /** Tells again what must not expire. */
  void repeat();

  /**
   * The connection is over, and so is every call: "Closure of the server connection means the call
   * has ended".
   */
  void lost();

  /** This side leaves; nothing is reported. */
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
