package dev.parley.server.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.server.access.Directory.Grant;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientBase;
import dev.parley.server.http.Wire;
import java.time.Duration;

/**
 * Represents one verto client from its connection to its end: unknown, then logged in, then closed.
 */
final class Session extends ClientBase {
  /** verto.md: the server sends verto.ping every 30 s, and drops nobody for not answering it. */
  private static final Duration PING_EVERY = Duration.ofSeconds(30);

  private final Hub hub;

  /** Null for a stranger. */
  private Grant grant;

  private String id;
  private int events;
  private int pings;

  /** Where the sessions of a server come together. */
  interface Hub {
    /** Answers a request: exactly one result or error, then what follows from it. */
    void handle(Session from, Request request);

    /** The session is logged in. */
    void enter(Session session);

    /** A session that was logged in is over. */
    void leave(Session session);

    /** The id of a request of the server's own. */
    long nextId();
  }

  Session(ServerContext context, Hub hub, Wire wire) {
    super(context, wire);
    this.hub = hub;
  }

  /** What is no text is what an empty one is to the measured server: bad JSON. */
  @Override
  public void receivedBytes() {
    take(0, () -> read(""));
  }

  /** Trace "ping frame": a JSON error, and no pong. */
  @Override
  public void pinged(byte[] payload) {
    receivedBytes();
  }

  /** Nobody has asked for it. */
  @Override
  public void ponged() {
    wire().looked(0);
  }

  @Override
  protected void read(String text) {
    Codec.read(text, request -> hub.handle(this, request), this::answerOdd);
  }

  /** What is no request may get a longer answer than it is. */
  private void answerOdd(JsonNode answer) {
    String text = answer.toString();
    if (mayReach(1, text.length())) {
      send(text);
    }
  }

  @Override
  protected void left() {
    if (grant != null) {
      hub.leave(this);
    }
  }

  boolean isKnown() {
    return grant != null && !isOver();
  }

  Grant grant() {
    return grant;
  }

  /** The sessid. */
  String id() {
    return id;
  }

  String userId() {
    return grant.user() + "@" + context().directory().domain();
  }

  void logIn(Grant granted, String sessid) {
    grant = granted;
    id = sessid;
    setMember(true);
    hub.enter(this);
    await(PING_EVERY, this::sayPing);
  }

  /** Answers; the sessid comes last in every result of the measured server. */
  void result(Request request, ObjectNode body) {
    send(Codec.result(request.id(), body.put("sessid", id)));
  }

  void error(Request request, ObjectNode error) {
    send(Codec.error(request.id(), error));
  }

  void error(Request request, int code, String message) {
    error(request, Json.object().put("code", code).put("message", message));
  }

  /** Sends a request of the server's own; its answer is not waited for. */
  void request(String method, JsonNode params) {
    send(Codec.request(hub.nextId(), method, params));
  }

  /** Passes on what somebody said to a channel. */
  void event(ObjectNode params) {
    pass(Codec.request(hub.nextId(), "verto.event", params).toString());
  }

  void send(JsonNode frame) {
    send(frame.toString());
  }

  /** The number of this event among all that this client gets. */
  int nextEvent() {
    return events++;
  }

  private void sayPing() {
    request("verto.ping", Json.object().put("serno", pings++));
    if (isKnown()) {
      await(PING_EVERY, this::sayPing);
    }
  }
}
