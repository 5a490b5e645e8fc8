package dev.parley.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import dev.parley.server.Directory.Grant;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client from its connection to its end: strange, then logged in, then over. May be made on any
 * thread; all else happens on the loop. Nothing that the client sends makes a method throw.
 */
final class Session {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** verto.md: the server sends verto.ping every 30 s, and drops nobody for not answering it. */
  private static final Duration PING_EVERY = Duration.ofSeconds(30);

  /** A client that does not read its own end is cut off. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private enum State {
    /** Connected, not logged in. */
    STRANGE,
    /** Logged in: grant and id are set. */
    KNOWN,
    /** Closed by either side: nothing is read or sent any more. */
    OVER
  }

  private final Switchboard board;
  private final Wire wire;
  private final Intake intake;
  private State state = State.STRANGE;
  private Grant grant;
  private String id;
  private int events;
  private int pings;
  private int attempts;
  private Loop.Timer timer = () -> {};

  Session(Switchboard board, Wire wire) {
    this.board = board;
    this.wire = wire;
    this.intake = new Intake(board.loop(), wire, board.limits().rate(), this::read);
  }

  /** The connection is there, with somebody at its end who has some time to log in. */
  void opened() {
    board.loop().assertOn();
    timer = board.loop().after(board.limits().login(), this::close);
  }

  /** A text message has come; what is no text counts as an empty one. */
  void received(String text) {
    board.loop().assertOn();
    if (state == State.OVER) {
      wire.looked(text.length());
    } else {
      intake.add(text);
    }
  }

  private void read(String text) {
    guarded(
        () ->
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
                }));
  }

  private void guarded(Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException bug) { // ours, but found by a client, who must not find it again
      LOG.error("dropping a client whose frame could not be handled", bug);
      drop();
    }
  }

  /** Either side has said good-bye: the rest of the connection has little time. */
  void ending() {
    leave();
    timer = board.loop().after(CLOSE_WITHIN, wire::cut);
  }

  /** The connection has ended. */
  void ended() {
    board.loop().assertOn();
    leave();
  }

  boolean isKnown() {
    return state == State.KNOWN;
  }

  Grant grant() {
    return grant;
  }

  /** The sessid. */
  String id() {
    return id;
  }

  String userId() {
    return grant.user() + "@" + board.directory().domain();
  }

  void logIn(Grant granted, String sessid) {
    timer.cancel();
    grant = granted;
    id = sessid;
    state = State.KNOWN;
    board.enter(this);
    timer = board.loop().after(PING_EVERY, this::ping);
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

  void send(String frame) {
    if (state == State.OVER) {
      return;
    }
    if (wire.isClogged()) {
      LOG.warn("dropping a client that reads too slowly");
      drop();
      return;
    }
    wire.send(frame);
  }

  /** The address of the client, without a port. */
  String address() {
    return wire.address();
  }

  /** How many times this client has tried to log in before; counts one more. */
  int nextAttempt() {
    return attempts++;
  }

  int attempts() {
    return attempts;
  }

  /** Listens to the client no more for so long, then runs the task, and listens again. */
  void hold(Duration time, Runnable then) {
    intake.hold(time, () -> guarded(then));
  }

  /**
   * What is about to be sent on for this client counts as said by it.
   *
   * @return whether it may be sent; false where it is too much at once
   */
  boolean mayReach(int receivers, int length) {
    long bytes = (long) receivers * length;
    if (receivers > 1 && bytes > board.limits().fanOutBytes()) {
      LOG.warn("not passing on {} bytes to {} clients", length, receivers);
      return false;
    }
    intake.charge(receivers, bytes);
    return true;
  }

  /** The number of this event among all that this client gets. */
  int nextEvent() {
    return events++;
  }

  /** Says good-bye: what is queued still goes out. */
  void close() {
    if (state != State.OVER) {
      wire.close();
      ending();
    }
  }

  private void drop() {
    leave();
    wire.cut();
  }

  private void leave() {
    timer.cancel();
    intake.end();
    if (state == State.KNOWN) {
      board.leave(this);
    }
    state = State.OVER;
  }

  private void ping() {
    request("verto.ping", Codec.object().put("serno", pings++));
    if (isKnown()) {
      timer = board.loop().after(PING_EVERY, this::ping);
    }
  }
}
