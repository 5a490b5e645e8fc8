package dev.parley.peer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Holds the pending offers of others. An offer is repeated at each beat of its peer; one that is
 * not heard for {@link Roster#SILENCE} has expired.
 */
final class Offers {
  /** More than anybody can answer: a flood under many names fills no memory. */
  static final int MOST = 200;

  /** An event and a message may overtake each other (measured), by much less than this. */
  private static final Duration OVERTAKING = Duration.ofSeconds(2);

  private record Entry(Duration since, Duration heard, boolean ignored) {}

  private final Map<String, Entry> offers = new LinkedHashMap<>();

  void heard(String peerId, Duration now) {
    Entry known = offers.get(peerId);
    if (known == null && offers.size() >= MOST) {
      return;
    }
    offers.put(
        peerId,
        known == null ? new Entry(now, now, false) : new Entry(known.since, now, known.ignored));
  }

  /**
   * The peer says that it is free, and so offers nothing: it was declined, or took its offer back
   * while nobody could hear it. What it said just after the offer may have overtaken it.
   *
   * @return whether an offer has gone that the person has not ignored
   */
  boolean peerIsFree(String peerId, Duration now) {
    Entry offer = offers.get(peerId);
    boolean over = offer != null && now.minus(offer.heard).compareTo(OVERTAKING) > 0;
    return over && withdraw(peerId);
  }

  /**
   * The peer wants it no more.
   *
   * @return whether there was one that the person has not ignored
   */
  boolean withdraw(String peerId) {
    Entry offer = offers.remove(peerId);
    return offer != null && !offer.ignored;
  }

  /** Off the screen, while the peer goes on repeating it. */
  void ignore(String peerId) {
    offers.computeIfPresent(peerId, (id, offer) -> new Entry(offer.since, offer.heard, true));
  }

  /** True when there was one. */
  boolean remove(String peerId) {
    return offers.remove(peerId) != null;
  }

  Set<String> standing() {
    return Set.copyOf(offers.keySet());
  }

  boolean stands(String peerId) {
    return offers.containsKey(peerId);
  }

  /** Drops those of peers that fell silent; these of them the person has not ignored. */
  List<String> expire(Duration now) {
    return offers.entrySet().stream()
        .filter(offer -> now.minus(offer.getValue().heard()).compareTo(Roster.SILENCE) >= 0)
        .map(Map.Entry::getKey)
        .toList()
        .stream()
        .filter(this::withdraw)
        .toList();
  }

  Optional<Duration> nextExpiry() {
    return offers.values().stream()
        .map(Entry::heard)
        .min(Duration::compareTo)
        .map(Roster.SILENCE::plus);
  }

  void clear() {
    offers.clear();
  }

  /**
   * Those to show, oldest first.
   *
   * @param besides the peer whose offer is being answered anyway
   */
  List<PeerState.Offer> shown(Function<String, String> names, Predicate<String> besides) {
    return offers.entrySet().stream()
        .filter(offer -> !offer.getValue().ignored() && !besides.test(offer.getKey()))
        .map(
            offer ->
                new PeerState.Offer(
                    offer.getKey(), names.apply(offer.getKey()), offer.getValue().since()))
        .toList();
  }
}
