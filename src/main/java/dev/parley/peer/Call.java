package dev.parley.peer;

import dev.parley.call.NegotiationRole;
import dev.parley.connection.Connection;
import dev.parley.signalling.Signalling;
import java.time.Duration;
import java.util.Optional;

/**
 * The one call: its partner, and the one connection that it has from the first moment to the last.
 */
final class Call {
  final String peerId;

  /** Set once, right after the call is made. */
  Connection connection;

  /** When media first flowed; empty before. */
  Optional<Duration> since = Optional.empty();

  Call(String peerId) {
    this.peerId = peerId;
  }

  /** The peer is being asked, and is likely to accept. */
  void makeReady(Signalling signalling) {
    NegotiationRole part = signalling.part(peerId, true);
    if (signalling.manners().ringsByDescription()) {
      connection.connect(part);
    } else if (part.offersFirst()) {
      connection.prepare();
    }
  }

  /**
   * Both want it.
   *
   * @param offered whether this side offered
   */
  void connect(Signalling signalling, boolean offered) {
    boolean connectsAlready = offered && signalling.manners().ringsByDescription();
    if (!connectsAlready) {
      connection.connect(signalling.part(peerId, offered));
    }
  }
}
