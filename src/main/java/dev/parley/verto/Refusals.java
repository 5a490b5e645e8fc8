package dev.parley.verto;

/** One sentence for a person for each refusal of a log in or subscription that was measured. */
final class Refusals {
  private Refusals() {}

  static String login(VertoAccount account, RequestException refusal) {
    return switch (refusal.getMessage()) {
      case "Authentication Failure" -> "The server refused the password. Check it and come back.";
      case "Login Incorrect" ->
          "The server knows neither the channel "
              + account.channel()
              + " nor a user named "
              + account.clientId()
              + ".";
      case "Missing passwd", "Authentication Required" ->
          "The server asks for a password. Give one and come back.";
      case "Session in use" -> "The server says that somebody else uses this session.";
      default -> "The server refused the log in: " + refusal.getMessage() + ".";
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
    return "You are not allowed in the channel " + account.channel() + ".";
  }

  static final String PUNTED =
      "You have joined from somewhere else. Come back here, and the other one goes offline.";
}
