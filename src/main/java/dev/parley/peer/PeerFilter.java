package dev.parley.peer;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which peers are listened to, and limits how much each may send. Loop only. */
final class PeerFilter {
  private static final Logger LOG = LoggerFactory.getLogger(PeerFilter.class);

  /** The description of a call with two tracks is some 6,000 characters long (measured). */
  private static final int LONGEST_DESCRIPTION = 200_000;

  /** A candidate-attribute (RFC 8839, section 5.1) is some 150. */
  private static final int LONGEST_CANDIDATE = 4096;

  /** Ids of servers and of this program have some 40 characters; many lists are kept by them. */
  static final int LONGEST_ID = 256;

  /** A ufrag has at most 256 (RFC 8839, section 5.4); a mid is a short token. */
  private static final int LONGEST_TOKEN = 256;

  /** A call of many networks sends some hundred candidates at once, and then hardly anything. */
  private final Buckets messages = new Buckets(300, 20);

  /** Each costs libwebrtc milliseconds. A call has two, and a few more when its network changes. */
  private final Buckets descriptions = new Buckets(30, 1);

  private final Buckets lines = new Buckets(5, 0.1);

  /** The blocked peers, oldest first. */
  private final Map<String, BlockedPeer> blocked = new LinkedHashMap<>();

  /**
   * @param last what it has said of itself since, if anything
   */
  private record BlockedPeer(String name, Optional<Presence> last, Duration heard) {}

  /** False for who is blocked, without a word, and for who says too much at once. */
  boolean admits(String peerId, Duration now) {
    if (blocked.containsKey(peerId) || peerId.length() > LONGEST_ID) {
      return false;
    }
    boolean enough = messages.take(peerId, now);
    if (!enough) {
      dropped("a flood", peerId, "there is too much of it", now);
    }
    return enough;
  }

  /** Whether a description is not too large for the connection, nor one of too many. */
  boolean admits(String peerId, SessionDescription said, Duration now) {
    boolean fits = said.sdp().length() <= LONGEST_DESCRIPTION;
    boolean enough = fits && descriptions.take(peerId, now);
    if (!enough) {
      dropped("a description", peerId, fits ? "they are too many" : "it is too large", now);
    }
    return enough;
  }

  /** Whether a candidate is not too large for the connection. */
  boolean admits(String peerId, IceCandidate said, Duration now) {
    boolean fits =
        said.candidate().length() <= LONGEST_CANDIDATE
            && isToken(said.mid())
            && isToken(said.usernameFragment());
    if (!fits) {
      dropped("a candidate", peerId, "it is too large", now);
    }
    return fits;
  }

  private static boolean isToken(String value) {
    return value == null || value.length() <= LONGEST_TOKEN;
  }

  /**
   * Does not listen to a peer from now on.
   *
   * @param name its name, to find it by
   */
  void block(String peerId, String name) {
    blocked.put(peerId, new BlockedPeer(name, Optional.empty(), Duration.ZERO));
  }

  boolean isBlocked(String peerId) {
    return blocked.containsKey(peerId);
  }

  /** A peer that is not listened to says how it stands: it may be wanted again. */
  void note(String peerId, Presence presence, Duration now) {
    blocked.computeIfPresent(
        peerId, (id, was) -> new BlockedPeer(was.name, Optional.of(presence), now));
  }

  /**
   * Listens to a peer again.
   *
   * @return how it stands, if that is known
   */
  Optional<Presence> unblock(String peerId, Duration now) {
    return Optional.ofNullable(blocked.remove(peerId))
        .filter(was -> now.minus(was.heard).compareTo(Roster.SILENCE) < 0)
        .flatMap(BlockedPeer::last);
  }

  /** The newest first. */
  List<PeerState.Blocked> shownBlocked() {
    List<PeerState.Blocked> shown = new ArrayList<>();
    blocked.forEach((id, peer) -> shown.add(0, new PeerState.Blocked(id, peer.name)));
    return shown;
  }

  /** Notes what is dropped: one line each, but for a peer that fills the log. */
  void dropped(String what, String peerId, String why, Duration now) {
    if (lines.take(peerId, now)) {
      LOG.info("dropped {} from {}: {}", what, peerId, why);
    }
  }
}
