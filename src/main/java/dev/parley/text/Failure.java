package dev.parley.text;

import java.util.concurrent.CompletionException;

/** Turns a failure into a sentence for a person. */
public final class Failure {
  private Failure() {}

  /** Its own sentence, past the one wrapping that futures do. */
  public static String sentence(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
