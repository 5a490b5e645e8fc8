package dev.parley.text;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;

/** Turns a failure into a sentence for a person. */
public final class Failure {
  private Failure() {}

  /** Its own sentence, past the one wrapping that futures do. */
  public static String sentence(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  /**
   * Why a file was not read or written, for the terminal: the system's own words, if it has any.
   */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    String why =
        failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
    return why == null || why.isBlank() ? "no access" : why;
  }
}
