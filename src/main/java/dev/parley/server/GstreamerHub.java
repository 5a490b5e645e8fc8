package dev.parley.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Connects the clients of GStreamer's protocol. Two see each other if they share a channel;
 * otherwise neither exists for the other, and both may have the same uid. A room is the channel of
 * its name. Lives on the loop.
 */
final class GstreamerHub {
  /** In the order of their hellos. */
  private final Map<String, List<GstreamerClientProtocol>> byUid = new HashMap<>();

  private final Map<String, Set<GstreamerClientProtocol>> rooms = new HashMap<>();

  /**
   * Whether this uid was free among all whom the guest can see; it then has it. Who comes for one
   * in use may be its owner, whose network is another now: whoever has it must show a pulse.
   */
  boolean enter(GstreamerClientProtocol guest, String uid) {
    List<GstreamerClientProtocol> owners = visible(guest, uid);
    if (owners.isEmpty()) {
      byUid.computeIfAbsent(uid, one -> new ArrayList<>()).add(guest);
    }
    owners.forEach(GstreamerClientProtocol::doubt);
    return owners.isEmpty();
  }

  /**
   * Those of that uid whom the guest can see: one at most, but for a user of several channels, for
   * whom the first to come counts.
   */
  List<GstreamerClientProtocol> visible(GstreamerClientProtocol from, String uid) {
    return byUid.getOrDefault(uid, List.of()).stream()
        .filter(other -> !Collections.disjoint(from.channels(), other.channels()))
        .toList();
  }

  /** Those in a room, in the order of coming. A copy: sending to one may end it. */
  List<GstreamerClientProtocol> in(String room) {
    return List.copyOf(rooms.getOrDefault(room, Set.of()));
  }

  void join(String room, GstreamerClientProtocol guest) {
    rooms.computeIfAbsent(room, one -> new LinkedHashSet<>()).add(guest);
  }

  void leave(String room, GstreamerClientProtocol guest) {
    rooms.computeIfPresent(
        room, (one, inside) -> inside.remove(guest) && inside.isEmpty() ? null : inside);
  }

  void forget(GstreamerClientProtocol guest, String uid) {
    byUid.computeIfPresent(
        uid, (one, guests) -> guests.remove(guest) && guests.isEmpty() ? null : guests);
  }
}
