package dev.parley.server.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.server.access.Directory;
import dev.parley.server.access.ServerContext;
import dev.parley.server.access.TurnSecret;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Holds all clients that are logged in over verto, and the one counter of the server's own request
 * ids. It knows no websocket: a client is whatever gives it a {@link Wire}. Lives on the loop.
 */
public final class VertoHub implements Session.Hub {
  private static final int NO_METHOD = -32601;
  private static final int NO_PARAMS = -32002;

  private final ServerContext context;
  private final Map<String, Session> bySessid = new HashMap<>();
  private final Map<String, Set<Session>> byUser = new HashMap<>();
  private final Channels channels = new Channels();
  private final Login login;
  private final Map<String, BiConsumer<Session, Request>> methods =
      Map.of(
          "login", Login::again,
          "echo", VertoHub::echo,
          "verto.subscribe", channels::subscribe,
          "verto.unsubscribe", channels::unsubscribe,
          "verto.broadcast", channels::broadcast,
          "verto.info", this::info);
  private long lastId;

  public VertoHub(ServerContext context) {
    this.context = context;
    this.login = new Login(context.directory(), this::withSessid);
  }

  /** Makes the client of a websocket. Any thread. */
  public ClientProtocol client(Wire wire) {
    return new Session(context, this, wire);
  }

  /** How many are logged in with that name. */
  public int count(String user) {
    return ofUser(user).size();
  }

  /** Before log in there is but one thing to ask; after it, a fixed list. */
  @Override
  public void handle(Session from, Request request) {
    if (from.isKnown()) {
      methods.getOrDefault(request.method(), VertoHub::refuse).accept(from, request);
    } else {
      login.handle(from, request);
    }
  }

  /** Ids count up over the whole server, from 1 (trace: clientReady 1, 3, 4, ...). */
  @Override
  public long nextId() {
    return ++lastId;
  }

  @Override
  public void enter(Session session) {
    bySessid.put(session.id(), session);
    byUser.computeIfAbsent(session.grant().user(), user -> new LinkedHashSet<>()).add(session);
  }

  @Override
  public void leave(Session session) {
    bySessid.remove(session.id(), session);
    byUser.computeIfPresent(
        session.grant().user(),
        (user, devices) -> devices.remove(session) && devices.isEmpty() ? null : devices);
    channels.forget(session);
  }

  private Optional<Session> withSessid(String sessid) {
    return Optional.ofNullable(bySessid.get(sessid));
  }

  /** All of that name, in the order of their log ins. A copy: sending to one may end it. */
  private List<Session> ofUser(String user) {
    return List.copyOf(byUser.getOrDefault(user, Set.of()));
  }

  private static void refuse(Session from, Request request) {
    from.error(request, NO_METHOD, "Invalid Method, Missing Method or Permission Denied");
  }

  /** The client's question whether the server is alive: its params come back. */
  private static void echo(Session from, Request request) {
    if (request.params() instanceof ObjectNode object) {
      from.result(request, object);
    } else if (request.params() instanceof ArrayNode array) {
      // Trace "params array": [1] comes back as [1, sessid].
      from.send(Codec.result(request.id(), array.add(from.id())));
    } else {
      // Trace "no params": here alone the message stands before the code.
      ObjectNode error = Json.object().put("message", "Params data missing");
      from.error(request, error.put("code", NO_PARAMS));
    }
  }

  /** A message from one user to another (verto.md, "Messages to one peer"). */
  private void info(Session from, Request request) {
    JsonNode msg = request.param("msg");
    if (msg == null) {
      from.result(request, Json.object());
      return;
    }
    String to = Request.textOf(msg.get("to"));
    String body = Request.textOf(msg.get("body"));
    if (to.isEmpty() || body.isEmpty()) {
      String message = "INVALID MESSAGE to and body params required";
      from.error(request, Json.object().put("message", message));
      return;
    }
    // SENT whether or not anyone gets it.
    from.result(request, Json.object().put("message", "SENT"));
    if (to.equals(Directory.ICE_SERVERS)) {
      context.turnFor(from.grant().user()).ifPresent(issued -> handOut(from, issued));
    } else {
      relay(from, to, body);
    }
  }

  /** Beyond what was measured, and by a message, as a FreeSWITCH can: docs/ice-servers.md. */
  private void handOut(Session from, TurnSecret.Issued issued) {
    ObjectNode answer = Json.object();
    ObjectNode server = answer.putArray("iceServers").addObject();
    issued.urls().forEach(server.putArray("urls")::add);
    server.put("username", issued.username()).put("credential", issued.password());
    answer.put("ttl", TurnSecret.LIFETIME.toSeconds());
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(body);
    String text = message(Directory.ICE_SERVERS, from.grant().user(), encoded);
    if (from.mayReach(1, text.length())) {
      from.pass(text);
    }
  }

  private String message(String from, String to, String body) {
    ObjectNode msg = Json.object().put("from", from);
    msg.put("to", to + "@" + context.directory().domain()).put("body", body);
    return Codec.request(nextId(), "verto.info", Json.object().set("msg", msg)).toString();
  }

  /**
   * Every session of the user gets the same frame, id included, and an id is used up even where
   * nobody gets it (trace: lost messages between the ids 19 and 22). A name with a domain is
   * nobody's bare name, and so is lost as measured.
   */
  private void relay(Session from, String to, String body) {
    String text = message(from.grant().user(), to, untilBar(body));
    List<Session> receivers =
        ofUser(to).stream().filter(session -> canMeet(from, session)).toList();
    if (from.mayReach(receivers.size(), text.length())) {
      receivers.forEach(session -> session.pass(text));
    }
  }

  /** Beyond what was measured: the guests of one channel cannot write to those of another. */
  private static boolean canMeet(Session one, Session other) {
    return !Collections.disjoint(one.grant().channels(), other.grant().channels());
  }

  /** The relay cuts a plain body at the first bar: bodies travel as base64. */
  private static String untilBar(String body) {
    int bar = body.indexOf('|');
    return bar < 0 ? body : body.substring(0, bar);
  }
}
