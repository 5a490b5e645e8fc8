package dev.parley.connection.budget;

import dev.parley.connection.budget.PictureShare.Share;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shares this side's upload out among the pictures of a call of several, once a second. Each
 * connection estimates what its path carries. Where all paths begin in the same upload, that is the
 * part of it that the connection has won, so the sum is what there is.
 *
 * <p>Where less than {@link PictureShare#LEAST_KBPS} is left for a picture, it stops before the
 * sound suffers. Whether there is more later cannot be known without trying, so it is tried after a
 * while, and after twice as long where that fails.
 *
 * @param <K> tells connections apart
 */
final class UploadBudget<K> {
  /** What each picture may have, by the number of the others: with sound, 2 Mbit/s for four. */
  private static final List<Integer> MOST_KBPS =
      List.of(Integer.MAX_VALUE, Integer.MAX_VALUE, 1000, 680, 420, 320);

  private final Map<K, PictureShare> pictures = new HashMap<>();
  private Recent total = new Recent();

  /**
   * What is known of one connection.
   *
   * @param since when it was connected
   * @param availableKbps what its path carries by its estimate; 0 where that is not known
   * @param wantedKbps what its picture can use; 0 where none is sent
   */
  record Link(Duration since, double availableKbps, int wantedKbps) {}

  /** What the picture of a call with so many others may have at most. */
  static int most(int others) {
    return MOST_KBPS.get(Math.max(0, Math.min(others, MOST_KBPS.size() - 1)));
  }

  /** Shares out what there is now. */
  Map<K, Share> share(Duration now, Map<K, Link> links) {
    if (!pictures.keySet().equals(links.keySet())) {
      pictures.keySet().retainAll(links.keySet());
      links.keySet().forEach(key -> pictures.computeIfAbsent(key, any -> new PictureShare()));
      total = new Recent(); // that was of others
    }
    Map<K, Double> rooms = rooms(now, links);
    fair(total.best(now, sum(rooms)), links, rooms.keySet())
        .forEach(
            (key, fair) -> pictures.get(key).take(now, fair, rooms.get(key), wanted(links, key)));
    Map<K, Share> shares = new HashMap<>();
    links.forEach(
        (key, link) ->
            shares.put(key, link.wantedKbps() > 0 ? pictures.get(key).share() : Share.NONE));
    return shares;
  }

  /** What each path has for a picture, of those that are to be sent. */
  private Map<K, Double> rooms(Duration now, Map<K, Link> links) {
    Map<K, Double> rooms = new HashMap<>();
    links.forEach(
        (key, link) -> {
          if (link.wantedKbps() > 0 && pictures.get(key).mayBeSent(now)) {
            rooms.put(
                key,
                pictures
                    .get(key)
                    .room(now, link.since(), link.availableKbps(), most(links.size())));
          }
        });
    return rooms;
  }

  private double sum(Map<K, Double> rooms) {
    return rooms.values().stream().mapToDouble(one -> one).sum();
  }

  /** As much for each, but what somebody has no use for is for the others. */
  private Map<K, Double> fair(double all, Map<K, Link> links, Set<K> whom) {
    Map<K, Double> shares = new HashMap<>();
    double left = all;
    int many = whom.size();
    for (K key : whom.stream().sorted(Comparator.comparing(key -> wanted(links, key))).toList()) {
      double mine = Math.min(wanted(links, key), left / many);
      shares.put(key, mine);
      left -= mine;
      many--;
    }
    return shares;
  }

  private int wanted(Map<K, Link> links, K key) {
    return Math.min(most(links.size()), links.get(key).wantedKbps());
  }
}
