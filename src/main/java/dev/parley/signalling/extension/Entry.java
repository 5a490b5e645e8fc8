package dev.parley.signalling.extension;

import java.time.Duration;

/**
 * The way to an extension over one connection: init, and for an agent the password. What is refused
 * once would be refused again. Loop only.
 */
final class Entry {
  /** A server answers in milliseconds; who guesses passwords waits 8 s. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Requests requests;
  private final ExtensionAccount account;
  private final Outcome outcome;

  Entry(Requests requests, ExtensionAccount account, Outcome outcome) {
    this.requests = requests;
    this.account = account;
    this.outcome = outcome;
  }

  /** How it fares; after silence, or the end of the connection, nothing is told here. */
  interface Outcome {
    /** The server knows this connection now, under this peer id. */
    void known(String peerId);

    /**
     * @param ready whether an agent is registered
     */
    void inside(boolean ready);

    /**
     * @param sentence for a person
     */
    void refused(String sentence, boolean asksPassword);
  }

  void begin() {
    requests.ask(
        Frame.request("init").put("version", Frame.VERSION).put("extension", account.extension()),
        LIMIT,
        answer -> {
          if (answer.is("init") && !answer.peer().isEmpty()) {
            outcome.known(answer.peer());
            register(answer.peer(), answer.state().equals("ready"));
          } else {
            outcome.refused(Refusals.init(account, answer), false);
          }
        });
  }

  private void register(String peerId, boolean ready) {
    if (!account.isAgent()) {
      outcome.inside(ready);
      return;
    }
    requests.ask(
        Frame.request("register").put("peer", peerId).put("password", account.password()),
        LIMIT,
        answer -> {
          if (answer.is("registered")) {
            outcome.inside(true);
          } else if (answer.is("unregistered")) {
            outcome.refused(Refusals.password(), true);
          } else {
            outcome.refused(Refusals.other(answer), false);
          }
        });
  }
}
