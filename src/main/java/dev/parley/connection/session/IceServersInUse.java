package dev.parley.connection.session;

import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds the STUN and TURN servers of all connections of a client: its own, and those that the
 * signalling server hands out, which change while connections run. On the media loop.
 */
final class IceServersInUse {
  private final IceServers own;
  private final CandidateFilter filter;
  private final Set<Consumer<IceServers>> users = new LinkedHashSet<>();
  private IceServers now;

  /**
   * @param filter where a signalling server may lead this computer: nowhere that a peer may not
   */
  IceServersInUse(IceServers own, CandidateFilter filter) {
    this.own = own;
    this.filter = filter;
    this.now = own;
  }

  IceServers now() {
    return now;
  }

  /** Tells a connection of each change, until {@link #remove}. */
  void add(Consumer<IceServers> user) {
    users.add(user);
  }

  void remove(Consumer<IceServers> user) {
    users.remove(user);
  }

  /** Replaces those that were handed out before. */
  void handedOut(List<IceServer> servers) {
    IceServers next =
        own.and(servers.stream().filter(server -> filter.mayBeAsked(server.host())).toList());
    if (!next.equals(now)) {
      now = next;
      List.copyOf(users).forEach(user -> user.accept(next));
    }
  }
}
