package dev.parley.peer;

import dev.parley.connection.Connection;
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
}
