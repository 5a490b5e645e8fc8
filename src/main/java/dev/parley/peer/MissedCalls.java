package dev.parley.peer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Records offers that were withdrawn before the person answered them, until the person has seen
 * them. Loop only.
 */
final class MissedCalls {
  /** Whoever calls under many names does not fill the screen; the newest stay. */
  static final int MOST = 20;

  private record Entry(String name, Duration at, int times) {}

  /** Oldest first. */
  private final Map<String, Entry> missed = new LinkedHashMap<>();

  /**
   * One more of this peer.
   *
   * @param name as it is shown now; later nobody may know it any more
   */
  void add(String peerId, String name, Duration now) {
    Entry before = missed.remove(peerId);
    missed.put(peerId, new Entry(name, now, before == null ? 1 : before.times + 1));
    if (missed.size() > MOST) {
      missed.remove(missed.keySet().iterator().next());
    }
  }

  /** The person has dealt with this peer. */
  void forget(String peerId) {
    missed.remove(peerId);
  }

  void clear() {
    missed.clear();
  }

  /**
   * All, newest first.
   *
   * @param free whether a peer can be called back now
   */
  List<PeerState.Missed> shown(Predicate<String> free) {
    List<PeerState.Missed> shown = new ArrayList<>(missed.size());
    missed.forEach(
        (peerId, entry) ->
            shown.add(
                0,
                new PeerState.Missed(
                    peerId, entry.name(), entry.at(), entry.times(), free.test(peerId))));
    return shown;
  }
}
