package dev.parley.connection;

import java.util.concurrent.CompletionException;

/** What libwebrtc says of a failure. */
final class NativeErrors {
  private NativeErrors() {}

  /** What a future's failure is about. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /**
   * Its text for the log, where no message body belongs: libwebrtc quotes the peer's line in
   * brackets at the end.
   */
  static String text(Throwable failure) {
    return String.valueOf(cause(failure).getMessage()).replaceFirst("(?s) \\[.*", "");
  }
}
