package dev.parley.server.verto;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Directory.Grant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Handles the login, the one method that is open to everybody (verto.md, "Log in"). */
final class Login {
  private static final int REQUIRED = -32000;
  private static final int REFUSED = -32001;

  private final Directory directory;
  private final Function<String, Optional<Session>> withSessid;

  /**
   * @param withSessid finds who is logged in with a sessid
   */
  Login(Directory directory, Function<String, Optional<Session>> withSessid) {
    this.directory = directory;
    this.withSessid = withSessid;
  }

  void handle(Session from, Request request) {
    if (!request.method().equals("login") || request.text("login").isEmpty()) {
      from.error(request, REQUIRED, "Authentication Required");
    } else if (request.text("passwd").isEmpty()) {
      from.error(request, REFUSED, "Missing passwd");
    } else {
      attempt(from, request);
    }
  }

  private void attempt(Session from, Request request) {
    var entry = directory.find(request.text("login"), loginParam(request, "channel"));
    Optional<Grant> opened = entry.flatMap(one -> one.open(request.text("passwd")));
    Optional<Grant> grant =
        opened.filter(one -> Directory.mayUse(one.user(), loginParam(request, "idSecret")));
    String fault = opened.isEmpty() ? "Authentication Failure" : "Id Not Proven";
    String why = entry.isEmpty() ? "Login Incorrect" : fault;
    from.guess(
        entry.map(Directory.Locked::account).orElse(""),
        request.text("login"),
        grant.isPresent(),
        () ->
            grant.ifPresentOrElse(
                granted -> enter(from, request, granted), () -> from.error(request, REFUSED, why)));
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
    Optional<Session> older = withSessid.apply(sessid);
    if (older.isPresent() && !older.get().grant().equals(grant)) {
      from.error(request, REFUSED, "Session in use");
      from.close();
      return;
    }
    // Trace "same user, same sessid": the older connection hears it before the newer.
    older.ifPresent(
        session -> {
          session.request("verto.punt", Json.object());
          session.close();
        });
    from.logIn(grant, sessid);
    from.result(request, loggedIn());
    // No call of the server's own survives a reconnection: it has none.
    ObjectNode ready = Json.object();
    ready.putArray("reattached_sessions");
    from.request("verto.clientReady", ready);
  }

  private static ObjectNode loggedIn() {
    return Json.object().put("message", "logged in");
  }

  private static String loginParam(Request request, String name) {
    return request.param("loginParams") == null
        ? ""
        : Request.textOf(request.param("loginParams").get(name));
  }

  /** The client's, or one made here where it has none that can be passed on to others. */
  private static String sessidOf(Request request) {
    String sessid = request.text("sessid");
    return Directory.isName(sessid) ? sessid : UUID.randomUUID().toString();
  }
}
