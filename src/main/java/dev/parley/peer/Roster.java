package dev.parley.peer;

import dev.parley.peer.PeerState.Standing;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the others in the channel, each as it was last heard of. A verto server tells nobody when a
 * subscriber's connection dies (measured): absence shows only in silence.
 */
final class Roster {
  /** A peer not heard of for this long is gone: longer than the 45 s ± 5 s between two beats. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  /** A flood of made-up users in a channel uses no more memory than this many. */
  static final int MOST = 5000;

  /** A click that was aimed at a peer still counts when it has just gone offline. */
  private static final Duration AIMED = Duration.ofSeconds(1);

  /**
   * @param since how long it has stood so
   */
  private record Entry(
      String name, Standing standing, boolean joins, Duration since, Duration heard) {}

  private final Map<String, Entry> peers = new HashMap<>();

  /** The list as it was last sorted; empty when it has to be sorted anew. */
  private Optional<List<PeerState.PeerRow>> sorted = Optional.of(List.of());

  void heard(String peerId, Presence presence, Duration now) {
    switch (presence.status()) {
      case READY, AVAILABLE -> put(peerId, presence.name(), Standing.FREE, presence.joins(), now);
      case UNAVAILABLE ->
          put(peerId, nameFrom(peerId, presence.name()), Standing.BUSY, presence.joins(), now);
      case AWAY -> put(peerId, nameFrom(peerId, presence.name()), Standing.AWAY, false, now);
      case GONE -> remove(peerId);
    }
  }

  /** A message came, which says that the peer is there and nothing about whether it is free. */
  void heard(String peerId, String name, Duration now) {
    Entry known = peers.get(peerId);
    Standing standing = known == null ? Standing.BUSY : known.standing();
    put(peerId, nameFrom(peerId, name), standing, joins(peerId), now);
  }

  /** A word that may come without a name changes none. */
  private String nameFrom(String peerId, String said) {
    return said.isEmpty() ? knownName(peerId) : said;
  }

  private String knownName(String peerId) {
    Entry known = peers.get(peerId);
    return known == null ? "" : known.name();
  }

  /** Whether its program can join calls of several, as far as it has said. */
  boolean joins(String peerId) {
    Entry known = peers.get(peerId);
    return known != null && known.joins();
  }

  private void put(String peerId, String name, Standing standing, boolean joins, Duration now) {
    Entry known = peers.get(peerId);
    if (known == null && peers.size() >= MOST) {
      return;
    }
    boolean asBefore = known != null && known.standing() == standing;
    peers.put(peerId, new Entry(name, standing, joins, asBefore ? known.since() : now, now));
    if (!asBefore || !known.name().equals(name) || known.joins() != joins) {
      sorted = Optional.empty();
    }
  }

  void remove(String peerId) {
    if (peers.remove(peerId) != null) {
      sorted = Optional.empty();
    }
  }

  /** Drops the silent. */
  void expire(Duration now) {
    Set<String> silent =
        peers.entrySet().stream()
            .filter(peer -> now.minus(peer.getValue().heard()).compareTo(SILENCE) >= 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    silent.forEach(this::remove);
  }

  /** When the next peer expires if it stays silent; empty while nobody is here. */
  Optional<Duration> nextExpiry() {
    return peers.values().stream().map(Entry::heard).min(Duration::compareTo).map(SILENCE::plus);
  }

  void clear() {
    peers.clear();
    sorted = Optional.empty();
  }

  int size() {
    return peers.size();
  }

  /** Whether it is here, in a call or not, or was when the user saw it last. */
  boolean canBeCalled(String peerId, Duration now) {
    Entry peer = peers.get(peerId);
    return peer != null
        && (peer.standing() != Standing.AWAY || now.minus(peer.since()).compareTo(AIMED) < 0);
  }

  /** Those who can be called. */
  List<String> here() {
    return peers.entrySet().stream()
        .filter(peer -> peer.getValue().standing() != Standing.AWAY)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Whether it is in the channel, as far as this side knows. */
  boolean has(String peerId) {
    return peers.containsKey(peerId);
  }

  /** The name that a peer gave itself, or the first five characters of its id. */
  String name(String peerId) {
    Entry peer = peers.get(peerId);
    return peer == null || peer.name().isEmpty() ? head(peerId) : peer.name();
  }

  /** Whether {@link #rows} is cheap: nobody came, went or changed since the last time. */
  boolean isSorted() {
    return sorted.isPresent();
  }

  /** Sorted by name, then id; peers of one name carry the head of their id as well. */
  List<PeerState.PeerRow> rows() {
    if (sorted.isEmpty()) {
      sorted = Optional.of(sort());
    }
    return sorted.get();
  }

  private List<PeerState.PeerRow> sort() {
    Map<String, Long> bearers =
        peers.keySet().stream().collect(Collectors.groupingBy(this::name, Collectors.counting()));
    Function<String, String> shown =
        id -> bearers.get(name(id)) > 1 ? name(id) + " (" + head(id) + ")" : name(id);
    return peers.entrySet().stream()
        .map(
            peer ->
                new PeerState.PeerRow(
                    peer.getKey(),
                    shown.apply(peer.getKey()),
                    peer.getValue().standing(),
                    peer.getValue().joins()))
        .sorted(
            Comparator.comparing(PeerState.PeerRow::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(PeerState.PeerRow::peerId))
        .toList();
  }

  private static String head(String peerId) {
    return peerId.substring(0, Math.min(5, peerId.length()));
  }
}
