package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Both dialects, and which peer speaks the older: once it has, it is answered in it, until it says
 * that it is gone or joins anew in the newer one. Everybody else is spoken to in the newer. What is
 * said to the channel is said in both at once: a server passes an event's params on as they were
 * sent (measured), and each dialect leaves alone what belongs to the other. Loop only.
 */
final class PeerDialects {
  /** So many older peers are remembered; beyond them, the one silent for longest is forgotten. */
  static final int MOST = 2000;

  /** Longer than any user's name; a stranger's id must not fill the memory either. */
  private static final int LONGEST_ID = 256;

  /** A peer that was not heard of for this long is gone for everybody (verto.md, timers). */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final PeerDialect newer = new NewerDialect();
  private final PeerDialect older = new OlderDialect();
  private final Loop loop;

  /** Those who speak the older dialect and when each last did; the longest silent comes first. */
  private final Map<String, Duration> olderPeers = new LinkedHashMap<>();

  PeerDialects(Loop loop) {
    this.loop = loop;
  }

  /** Adds a presence to the params of a channel event, in both dialects. */
  void announce(Presence presence, ObjectNode params) {
    newer.announce(presence, params);
    older.announce(presence, params);
  }

  /** The body that tells a peer, in its dialect. */
  String tell(String peerId, Presence presence) {
    return of(peerId).tell(presence).encoded();
  }

  /** The body of a message to a peer, in its dialect. */
  String write(String peerId, PeerMessage message) {
    return of(peerId).write(message).encoded();
  }

  /** What the params of a channel event say. */
  Optional<Presence> announced(String peerId, JsonNode params) {
    return newer
        .announced(params)
        .map(said -> heardNewer(peerId, said))
        .or(() -> older.announced(params).map(said -> heardOlder(peerId, said)));
  }

  /** What a body says of its sender. */
  Optional<Presence> told(String peerId, Body body) {
    Optional<Presence> inOlder = older.told(body);
    if (inOlder.isPresent()) {
      remember(peerId);
      return inOlder;
    }
    return newer.told(body).map(said -> heardNewer(peerId, said));
  }

  /** What a body asks. */
  Optional<PeerMessage> asked(String peerId, Body body) {
    Optional<PeerMessage> inOlder = older.asked(body);
    if (inOlder.isPresent()) {
      remember(peerId);
      return inOlder;
    }
    return newer.asked(body).or(body::session);
  }

  int remembered() {
    return olderPeers.size();
  }

  private PeerDialect of(String peerId) {
    return olderPeers.containsKey(peerId) ? older : newer;
  }

  /** Who joins in the newer dialect, or leaves, may come back as another client. */
  private Presence heardNewer(String peerId, Presence said) {
    switch (said.status()) {
      case READY, GONE -> olderPeers.remove(peerId);
      case AVAILABLE, UNAVAILABLE, AWAY -> {}
    }
    return said;
  }

  /**
   * The older dialect has no "tell me that you are here". The first that is heard of a peer after a
   * silence stands for it, and not each of its pings: they would be answered by everybody.
   */
  private Presence heardOlder(String peerId, Presence said) {
    return switch (said.status()) {
      case AVAILABLE, READY ->
          remember(peerId) ? new Presence(Presence.Status.READY, said.name()) : said;
      case UNAVAILABLE, AWAY -> {
        remember(peerId);
        yield said;
      }
      case GONE -> {
        olderPeers.remove(peerId);
        yield said;
      }
    };
  }

  /** True when it is the first that was heard in this dialect after a silence. */
  private boolean remember(String peerId) {
    if (peerId.length() > LONGEST_ID) {
      return false;
    }
    Duration before = olderPeers.remove(peerId);
    olderPeers.put(peerId, loop.now());
    if (olderPeers.size() > MOST) {
      Iterator<String> silentForLongest = olderPeers.keySet().iterator();
      silentForLongest.next();
      silentForLongest.remove();
    }
    return before == null || loop.now().minus(before).compareTo(SILENCE) >= 0;
  }
}
