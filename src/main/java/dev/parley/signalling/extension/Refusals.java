package dev.parley.signalling.extension;

import dev.parley.text.Words;

/** One sentence for a person for each way in which a server does not let one in. */
final class Refusals {
  private static final Words WORDS = Words.in(Refusals.class);

  private Refusals() {}

  static String init(ExtensionAccount account, Requests.Answer answer) {
    if (answer.isRefused("unknown-extension")) {
      return WORDS.say("refusal.extension", account.extension());
    } else if (answer.isRefused("unknown-version")) {
      return WORDS.say("refusal.version");
    }
    return other(answer);
  }

  static String password() {
    return WORDS.say("refusal.password");
  }

  static String other(Requests.Answer answer) {
    return WORDS.say("refusal.other", answer.word());
  }
}
