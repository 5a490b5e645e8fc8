package dev.parley.signalling;

/** A log-in that did not succeed; its message is one sentence for a person. */
public final class LoginException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean asksPassword;
  private final boolean triedAgain;

  private LoginException(String sentence, boolean asksPassword, boolean triedAgain) {
    super(sentence, null, false, false);
    this.asksPassword = asksPassword;
    this.triedAgain = triedAgain;
  }

  /**
   * The server refuses, and would refuse again.
   *
   * @param asksPassword whether another password might do
   */
  public static LoginException refused(String sentence, boolean asksPassword) {
    return new LoginException(sentence, asksPassword, false);
  }

  /** Another attempt may succeed. */
  public static LoginException tryAgain(String sentence) {
    return new LoginException(sentence, false, true);
  }

  boolean asksPassword() {
    return asksPassword;
  }

  boolean isTriedAgain() {
    return triedAgain;
  }
}
