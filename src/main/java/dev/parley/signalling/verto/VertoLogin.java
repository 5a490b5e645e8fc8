package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.signalling.LoginException;
import dev.parley.signalling.RequestException;
import dev.parley.signalling.Requests;
import dev.parley.text.Words;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Logs in to a channel: {@code login}, the server's {@code verto.clientReady}, subscription. What
 * the server refuses once, it would refuse again, so a refusal is final; only silence is tried
 * again, and a session that is somebody else's, under another one. Loop only.
 */
final class VertoLogin {
  private static final Words WORDS = Words.in(VertoLogin.class);

  private static final String READY = "verto.clientReady";

  private final Requests<JsonNode> requests;
  private final Supplier<String> freshSession;
  private VertoAccount account;

  /** A session id that was in use has been replaced, and no log-in has succeeded since. */
  private boolean sessionReplaced;

  /** The server has said so on this connection. */
  private boolean ready;

  /**
   * @param freshSession makes a session id in place of one that is somebody else's
   */
  VertoLogin(Requests<JsonNode> requests, VertoAccount account, Supplier<String> freshSession) {
    this.requests = requests;
    this.account = account;
    this.freshSession = freshSession;
  }

  VertoAccount account() {
    return account;
  }

  void usePassword(String password) {
    account = account.withPassword(password);
  }

  /** Logs in at once when the connection is open, which a FreeSWITCH allows (measured). */
  CompletableFuture<Void> begin(Runnable loggedIn) {
    ready = false;
    ObjectNode login = params().put("login", account.clientId()).put("passwd", account.password());
    ObjectNode loginParams = login.putObject("loginParams").put("channel", account.channel());
    if (!account.secret().isEmpty()) {
      loginParams.put("idSecret", account.secret());
    }
    return step(ask("login", login), this::refusedLogin)
        .thenCompose(
            result -> {
              sessionReplaced = false;
              loggedIn.run();
              return awaitReady();
            })
        .thenCompose(
            itIs ->
                step(
                    ask("verto.subscribe", params().put("eventChannel", account.channel())),
                    refusal -> refusedChannel()))
        .thenAccept(this::subscribed);
  }

  /** The server is ready for this client, which it may say before the result of the log-in. */
  void clientReady() {
    ready = true;
    requests.answered(READY, Json.object());
  }

  /** The server may accept the log-in and then never be ready. */
  private CompletableFuture<JsonNode> awaitReady() {
    return ready
        ? CompletableFuture.completedFuture(Json.object())
        : requests.await(READY, Requests.LIMIT);
  }

  /**
   * A result may still say no: where other channels were asked for as well, or were there before.
   */
  private void subscribed(JsonNode result) {
    if (!names(result, "subscribedChannels") && !names(result, "alreadySubscribedChannels")) {
      throw refusedChannel();
    }
  }

  private boolean names(JsonNode result, String list) {
    for (JsonNode channel : result.path(list)) {
      if (channel.asText().equals(account.channel())) {
        return true;
      }
    }
    return false;
  }

  /** One sentence for a person for each refusal that was measured. */
  private LoginException refusedLogin(RequestException refusal) {
    return switch (refusal.getMessage()) {
      case "Authentication Failure" -> LoginException.refused(WORDS.say("refusal.password"), true);
      case "Missing passwd", "Authentication Required" ->
          LoginException.refused(WORDS.say("refusal.noPassword"), true);
      case "Login Incorrect" ->
          LoginException.refused(
              WORDS.say("refusal.unknown", account.channel(), account.clientId()), false);
      case "Session in use" -> sessionInUse();
      case "Id Not Proven" ->
          LoginException.refused(WORDS.say("refusal.id", account.clientId()), false);
      default -> LoginException.refused(WORDS.say("refusal.other", refusal.getMessage()), false);
    };
  }

  private LoginException sessionInUse() {
    if (sessionReplaced) {
      return LoginException.refused(WORDS.say("refusal.session"), false);
    }
    sessionReplaced = true;
    renewSession();
    return LoginException.tryAgain(WORDS.say("link.session"));
  }

  /** Uses a session of its own from the next log-in on. */
  void renewSession() {
    account = account.withSession(freshSession.get());
  }

  private LoginException refusedChannel() {
    return LoginException.refused(WORDS.say("refusal.channel", account.channel()), false);
  }

  private CompletableFuture<JsonNode> ask(String method, ObjectNode params) {
    return requests.ask(id -> RpcFrame.request(id, method, params), Requests.LIMIT);
  }

  /** A step whose refusal is said in a sentence of its own. */
  private static CompletableFuture<JsonNode> step(
      CompletableFuture<JsonNode> request, Function<RequestException, LoginException> refused) {
    return request.exceptionally(
        failure -> {
          if (failure instanceof RequestException end && end.isRefusal()) {
            throw refused.apply(end);
          }
          throw new CompletionException(failure);
        });
  }

  private ObjectNode params() {
    return Json.object().put("sessid", account.sessionId());
  }
}
