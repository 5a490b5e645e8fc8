package dev.parley.signalling.verto;

import dev.parley.text.Words;

/** One sentence for a person for each refusal of a log in or subscription that was measured. */
final class Refusals {
  private static final Words WORDS = Words.in(Refusals.class);

  private Refusals() {}

  static String login(VertoAccount account, RequestException refusal) {
    return switch (refusal.getMessage()) {
      case "Authentication Failure" -> WORDS.say("refusal.password");
      case "Login Incorrect" -> WORDS.say("refusal.unknown", account.channel(), account.clientId());
      case "Missing passwd", "Authentication Required" -> WORDS.say("refusal.noPassword");
      case "Session in use" -> WORDS.say("refusal.session");
      default -> WORDS.say("refusal.other", refusal.getMessage());
    };
  }

  /** Is it the password that another try might mend? */
  static boolean isOfPassword(RequestException refusal) {
    return switch (refusal.getMessage()) {
      case "Authentication Failure", "Missing passwd", "Authentication Required" -> true;
      default -> false;
    };
  }

  static boolean isSessionInUse(RequestException refusal) {
    return refusal.getMessage().equals("Session in use");
  }

  static String subscribe(VertoAccount account) {
    return WORDS.say("refusal.channel", account.channel());
  }

  static String punted() {
    return WORDS.say("refusal.punted");
  }
}
