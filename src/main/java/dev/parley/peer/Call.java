package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.signalling.Part;
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
    Part part = signalling.part(peerId, true);
    if (signalling.manners().ringsByDescription()) {
      connection.connect(Bodies.role(part));
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
      connection.connect(Bodies.role(signalling.part(peerId, offered)));
    }
  }
}
