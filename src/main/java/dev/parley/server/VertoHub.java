package dev.parley.server;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds all clients that are logged in over verto, and the one counter of the server's own request
 * ids. It knows no websocket: a client is whatever gives it a {@link Wire}. Lives on the loop.
 */
final class VertoHub {
  private static final int NO_METHOD = -32601;

  private final ServerContext serverContext;
  private final Map<String, Session> bySessid = new HashMap<>();
  private final Map<String, Set<Session>> byUser = new HashMap<>();
  private final Channels channels = new Channels(this);
  private final Handler login = new Login(this);
  private final Map<String, Handler> methods =
      Map.of(
          "login", Login::again,
          "echo", new Echo(),
          "verto.subscribe", channels::subscribe,
          "verto.unsubscribe", channels::unsubscribe,
          "verto.broadcast", channels::broadcast,
          "verto.info", new Messages(this));
  private long lastId;

  VertoHub(ServerContext serverContext) {
    this.serverContext = serverContext;
  }

  ServerContext premises() {
    return serverContext;
  }

  /** Before log in there is but one thing to ask; after it, a fixed list. */
  Handler handlerFor(Session session, Request request) {
    return session.isKnown() ? methods.getOrDefault(request.method(), VertoHub::refuse) : login;
  }

  /** Ids count up over the whole server, from 1 (trace: clientReady 1, 3, 4, ...). */
  long nextId() {
    return ++lastId;
  }

  void enter(Session session) {
    bySessid.put(session.id(), session);
    byUser.computeIfAbsent(session.grant().user(), user -> new LinkedHashSet<>()).add(session);
  }

  void leave(Session session) {
    bySessid.remove(session.id(), session);
    byUser.computeIfPresent(
        session.grant().user(),
        (user, devices) -> devices.remove(session) && devices.isEmpty() ? null : devices);
    channels.forget(session);
  }

  Optional<Session> withSessid(String sessid) {
    return Optional.ofNullable(bySessid.get(sessid));
  }

  /** All of that name, in the order of their log ins. A copy: sending to one may end it. */
  List<Session> ofUser(String user) {
    return List.copyOf(byUser.getOrDefault(user, Set.of()));
  }

  private static void refuse(Session from, Request request) {
    from.error(request, NO_METHOD, "Invalid Method, Missing Method or Permission Denied");
  }
}
