package dev.parley.data.proof;

import dev.parley.connection.Certificates;
import java.time.Instant;

/**
 * A peer of a channel that was proved once.
 *
 * @param peerId as signalling knew it; empty where ids do not last
 * @param certificate as in {@link Certificates#peers}
 * @param how {@link Verification#INVITATION} or {@link Verification#CODE}
 * @param name that the peer had; not safe to show as it is
 * @param when it was proved
 */
public record ProvedPeer(
    String peerId, String certificate, Verification how, String name, Instant when) {

  /** Whether that is its id; nobody is under none. */
  boolean isUnder(String id) {
    return !id.isEmpty() && peerId.equals(id);
  }
}
