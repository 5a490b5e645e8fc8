package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.time.Duration;

/**
 * The way into a channel: log in, wait for {@code verto.clientReady}, subscribe. What the server
 * refuses once, it would refuse again, so a refusal ends the way; only silence is tried again, and
 * a session that is somebody else's, under another one. Loop only.
 */
final class Entry {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Loop loop;
  private final Requests requests;
  private final Outcome outcome;

  /** With what the running attempt logs in; null before the first. */
  private VertoAccount account;

  private boolean ready;

  /** The server may accept the log in and then never be ready. */
  private Loop.Timer readyLimit = () -> {};

  Entry(Loop loop, Requests requests, Outcome outcome) {
    this.loop = loop;
    this.requests = requests;
    this.outcome = outcome;
  }

  /** The connection is open: logs in at once, which a FreeSWITCH allows (measured). */
  void logIn(VertoAccount with) {
    account = with;
    ready = false;
    ObjectNode params = params().put("login", account.clientId()).put("passwd", account.password());
    params.putObject("loginParams").put("channel", account.channel());
    requests.ask("login", params, LIMIT, result -> loggedIn(), this::logInFailed);
  }

  /** The connection is over. */
  void end() {
    readyLimit.cancel();
  }

  /** The server's clientReady is the sign to go on; it may come before this. */
  private void loggedIn() {
    if (!ready) {
      readyLimit = loop.after(LIMIT, outcome::silent);
    }
    outcome.loggedIn();
  }

  /** The server is ready for this client: an event of its own, after the result of the log in. */
  void clientReady() {
    if (ready) {
      return; // said again, it means nothing
    }
    ready = true;
    readyLimit.cancel();
    ObjectNode params = params().put("eventChannel", account.channel());
    requests.ask("verto.subscribe", params, LIMIT, this::subscribed, this::subscribeFailed);
  }

  private void subscribed(JsonNode result) {
    // A result may still say no: where other channels were asked for as well, or were there before.
    if (names(result, "subscribedChannels") || names(result, "alreadySubscribedChannels")) {
      outcome.online();
    } else {
      outcome.refused(Refusals.subscribe(account), false);
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

  private void logInFailed(RuntimeException failure) {
    if (failure instanceof RequestException end
        && end.cause() == RequestException.Cause.REFUSED
        && Refusals.isSessionInUse(end)) {
      outcome.sessionInUse(Refusals.login(account, end));
    } else {
      failed(failure);
    }
  }

  private void subscribeFailed(RuntimeException failure) {
    boolean refused =
        failure instanceof RequestException end && end.cause() == RequestException.Cause.REFUSED;
    if (refused) {
      outcome.refused(Refusals.subscribe(account), false);
    } else {
      failed(failure);
    }
  }

  private void failed(RuntimeException failure) {
    if (failure instanceof RequestException end) {
      switch (end.cause()) {
        case REFUSED -> outcome.refused(Refusals.login(account, end), Refusals.isOfPassword(end));
        case TIMED_OUT -> outcome.silent();
        case LOST -> {} // the reconnector knows
      }
    } else {
      outcome.refused(failure.getMessage(), false); // too large to send: no server would take it
    }
  }

  private ObjectNode params() {
    return Json.object().put("sessid", account.sessionId());
  }

  /** How the attempt fares. */
  interface Outcome {
    void loggedIn();

    /** Subscribed: messages come and go. */
    void online();

    /**
     * @param sentence for a person
     * @param asksPassword whether another password might do
     */
    void refused(String sentence, boolean asksPassword);

    /**
     * Another user logs in under this session id.
     *
     * @param sentence for a person, where nothing helps
     */
    void sessionInUse(String sentence);

    /** No answer came. */
    void silent();
  }
}
