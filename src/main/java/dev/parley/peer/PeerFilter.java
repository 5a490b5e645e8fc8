package dev.parley.peer;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which peers are listened to, and limits how much each may send. Loop only. */
final class PeerFilter {
  private static final Logger LOG = LoggerFactory.getLogger(PeerFilter.class);

  /** A call of many networks sends some hundred candidates at once, and then hardly anything. */
  private final Buckets messages = new Buckets(300, 20);

  private final Buckets lines = new Buckets(5, 0.1);
  private final Set<String> blocked = new HashSet<>();

  /** False for who is blocked, without a word, and for who says too much at once. */
  boolean admits(String peerId, Duration now) {
    if (blocked.contains(peerId)) {
      return false;
    }
    boolean enough = messages.take(peerId, now);
    if (!enough) {
      dropped("a flood", peerId, "there is too much of it", now);
    }
    return enough;
  }

  /** For this session. */
  void block(String peerId) {
    blocked.add(peerId);
  }

  /** Notes what is dropped: one line each, but for a peer that fills the log. */
  void dropped(String what, String peerId, String why, Duration now) {
    if (lines.take(peerId, now)) {
      LOG.info("dropped {} from {}: {}", what, peerId, why);
    }
  }
}
