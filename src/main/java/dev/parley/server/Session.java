package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.Directory.Grant;
import java.time.Duration;

/**
 * Represents one verto client from its connection to its end: unknown, then logged in, then closed.
 */
final class Session extends ClientBase {
  /** verto.md: the server sends verto.ping every 30 s, and drops nobody for not answering it. */
  private static final Duration PING_EVERY = Duration.ofSeconds(30);

  private final VertoHub board;

  /** Null for a stranger. */
  private Grant grant;

  private String id;
  private int events;
  private int pings;
  private int attempts;

  Session(VertoHub board, Wire wire) {
    super(board.premises(), wire);
    this.board = board;
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
  void read(String text) {
    Codec.read(
        text,
        new Codec.Reader() {
          @Override
          public void request(Request request) {
            board.handlerFor(Session.this, request).handle(Session.this, request);
          }

          @Override
          public void odd(JsonNode answer) {
            send(answer);
          }
        });
  }

  @Override
  void left() {
    if (grant != null) {
      board.leave(this);
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
    return grant.user() + "@" + board.premises().directory().domain();
  }

  void logIn(Grant granted, String sessid) {
    grant = granted;
    id = sessid;
    board.enter(this);
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
    error(request, Codec.object().put("code", code).put("message", message));
  }

  /** Sends a request of the server's own; its answer is not waited for. */
  void request(String method, JsonNode params) {
    send(Codec.request(board.nextId(), method, params));
  }

  void send(JsonNode frame) {
    send(frame.toString());
  }

  /** The address of the client, without a port. */
  String address() {
    return wire().address();
  }

  /** How many times this client has tried to log in before; counts one more. */
  int nextAttempt() {
    return attempts++;
  }

  int attempts() {
    return attempts;
  }

  /** The number of this event among all that this client gets. */
  int nextEvent() {
    return events++;
  }

  private void sayPing() {
    request("verto.ping", Codec.object().put("serno", pings++));
    if (isKnown()) {
      await(PING_EVERY, this::sayPing);
    }
  }
}
