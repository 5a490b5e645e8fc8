package dev.parley.peer;

import dev.parley.connection.Connection;
import java.time.Duration;
import java.util.Optional;

/**
 * The one call: its partner, and the one connection that it has from the first moment to the last.
 */
final class Call {
  final String peerId;
  final boolean offering;

  /** Set once, right after the call is made. */
  Connection connection;

  /** When media first flowed; empty before. */
  Optional<Duration> since = Optional.empty();

  /**
   * @param offering this side made the offer, and so is the polite one
   */
  Call(String peerId, boolean offering) {
    this.peerId = peerId;
    this.offering = offering;
  }
}
