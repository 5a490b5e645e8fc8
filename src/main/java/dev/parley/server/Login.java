package dev.parley.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.Directory.Entry;
import dev.parley.server.Directory.Grant;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Handles the login, the one method that is open to everybody (verto.md, "Log in"). */
final class Login implements Handler {
  private static final int REQUIRED = -32000;
  private static final int REFUSED = -32001;

  /** One who still does not know the password may come back, and wait as long. */
  private static final int MOST_ATTEMPTS = 10;

  private final VertoHub board;

  Login(VertoHub board) {
    this.board = board;
  }

  @Override
  public void handle(Session from, Request request) {
    String login = request.text("login");
    String password = request.text("passwd");
    if (!request.method().equals("login") || login.isEmpty()) {
      from.error(request, REQUIRED, "Authentication Required");
      return;
    }
    if (password.isEmpty()) {
      from.error(request, REFUSED, "Missing passwd");
      return;
    }
    Duration wait = board.premises().attempts().begin(from.address(), from.nextAttempt());
    if (wait.isZero()) {
      attempt(from, request);
    } else {
      from.hold(wait, () -> attempt(from, request));
    }
  }

  private void attempt(Session from, Request request) {
    Optional<Entry> entry =
        board.premises().directory().find(request.text("login"), channelOf(request));
    if (entry.isEmpty()) {
      refuse(from, request, "Login Incorrect");
      return;
    }
    Optional<Grant> grant = entry.get().open(request.text("passwd"));
    if (grant.isEmpty()) {
      refuse(from, request, "Authentication Failure");
      return;
    }
    board.premises().attempts().succeeded(from.address());
    enter(from, request, grant.get());
  }

  private static void refuse(Session from, Request request, String message) {
    from.error(request, REFUSED, message);
    if (from.attempts() >= MOST_ATTEMPTS) {
      from.close();
    }
  }

  /**
   * A log in after log in changes nothing: the same answer as the first time, with the sessid that
   * holds. Not measured.
   */
  static void again(Session from, Request request) {
    from.result(request, loggedIn());
  }

  private void enter(Session from, Request request, Grant grant) {
    String sessid = sessidOf(request);
    Optional<Session> older = board.withSessid(sessid);
    if (older.isPresent() && !older.get().grant().equals(grant)) {
      from.error(request, REFUSED, "Session in use");
      from.close();
      return;
    }
    // Trace "same user, same sessid": the older connection hears it before the newer.
    older.ifPresent(
        session -> {
          session.request("verto.punt", Codec.object());
          session.close();
        });
    from.logIn(grant, sessid);
    from.result(request, loggedIn());
    // No call of the server's own survives a reconnection: it has none.
    ObjectNode ready = Codec.object();
    ready.putArray("reattached_sessions");
    from.request("verto.clientReady", ready);
  }

  private static ObjectNode loggedIn() {
    return Codec.object().put("message", "logged in");
  }

  private static String channelOf(Request request) {
    return request.param("loginParams") == null
        ? ""
        : Request.textOf(request.param("loginParams").get("channel"));
  }

  /** The client's, or one made here where it has none that can be passed on to others. */
  private static String sessidOf(Request request) {
    String sessid = request.text("sessid");
    return Directory.isName(sessid) ? sessid : UUID.randomUUID().toString();
  }
}
