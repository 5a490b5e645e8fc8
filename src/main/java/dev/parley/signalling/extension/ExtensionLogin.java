package dev.parley.signalling.extension;

import dev.parley.signalling.LoginException;
import dev.parley.signalling.Requests;
import dev.parley.signalling.extension.ExtensionMessage.Response;
import dev.parley.text.Words;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Logs in to an extension over one connection: init, and for an agent the password. What is refused
 * once would be refused again. Loop only.
 */
record ExtensionLogin(Requests<Response> requests, ExtensionAccount account) {
  private static final Words WORDS = Words.in(ExtensionLogin.class);

  /**
   * The future ends with whether the extension is ready.
   *
   * @param known takes the peer id under which the server knows this connection
   */
  CompletableFuture<Boolean> begin(Consumer<String> known) {
    return requests
        .ask(
            id ->
                ExtensionMessage.request("init")
                    .put("version", ExtensionMessage.VERSION)
                    .put("extension", account.extension())
                    .put("id", id)
                    .toString(),
            Requests.LIMIT)
        .thenCompose(
            answer -> {
              if (!answer.is("init") || answer.peer().isEmpty()) {
                throw LoginException.refused(refusal(answer), false);
              }
              known.accept(answer.peer());
              return account.isAgent()
                  ? register(answer.peer())
                  : CompletableFuture.completedFuture(answer.state().equals("ready"));
            });
  }

  /** Takes longer than other requests where somebody has guessed passwords: 8 s. */
  private CompletableFuture<Boolean> register(String peerId) {
    return requests
        .ask(
            id ->
                ExtensionMessage.request("register")
                    .put("peer", peerId)
                    .put("password", account.password())
                    .put("id", id)
                    .toString(),
            Requests.LIMIT)
        .thenApply(
            answer -> {
              if (answer.is("unregistered")) {
                throw LoginException.refused(WORDS.say("refusal.password"), true);
              } else if (!answer.is("registered")) {
                throw LoginException.refused(WORDS.say("refusal.other", answer.word()), false);
              }
              return true;
            });
  }

  private String refusal(Response answer) {
    if (answer.isRefused("unknown-extension")) {
      return WORDS.say("refusal.extension", account.extension());
    } else if (answer.isRefused("unknown-version")) {
      return WORDS.say("refusal.version");
    }
    return WORDS.say("refusal.other", answer.word());
  }
}
