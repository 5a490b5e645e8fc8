package dev.parley.peer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The offers of others that stand. An offer is repeated at each beat of its peer; one that is not
 * heard for {@link Roster#SILENCE} has expired.
 */
final class Offers {
  private record Entry(Duration since, Duration heard, boolean ignored) {}

  private final Map<String, Entry> offers = new LinkedHashMap<>();

  void heard(String peerId, Duration now) {
    Entry known = offers.get(peerId);
    offers.put(
        peerId,
        known == null ? new Entry(now, now, false) : new Entry(known.since, now, known.ignored));
  }

  /** Off the screen, while the peer goes on repeating it. */
  void ignore(String peerId) {
    offers.computeIfPresent(peerId, (id, offer) -> new Entry(offer.since, offer.heard, true));
  }

  /** True when there was one. */
  boolean remove(String peerId) {
    return offers.remove(peerId) != null;
  }

  boolean stands(String peerId) {
    return offers.containsKey(peerId);
  }

  void expire(Duration now) {
    offers.values().removeIf(offer -> now.minus(offer.heard()).compareTo(Roster.SILENCE) >= 0);
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

  /** Those to show, oldest first. */
  List<PeerState.Offer> shown(Function<String, String> names) {
    return offers.entrySet().stream()
        .filter(offer -> !offer.getValue().ignored())
        .map(
            offer ->
                new PeerState.Offer(
                    offer.getKey(), names.apply(offer.getKey()), offer.getValue().since()))
        .toList();
  }
}
