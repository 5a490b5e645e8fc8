package dev.parley.connection.webrtc;

import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Extracts the message from a failure of libwebrtc. */
public final class NativeErrors {
  private static final Logger LOG = LoggerFactory.getLogger(NativeErrors.class);
  private static final Words WORDS = Words.in(NativeErrors.class);

  private NativeErrors() {}

  /** What a future's failure is about. */
  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Why camera or microphone did not open, for a person. */
  public static String sentence(Throwable failure) {
    Throwable cause = cause(failure);
    if (cause instanceof MediaException) {
      return cause.getMessage();
    }
    LOG.warn("could not open media", cause);
    return WORDS.say("failure.media");
  }

  /**
   * Its text for the log, where no message body belongs: libwebrtc quotes the peer's line in
   * brackets at the end.
   */
  public static String text(Throwable failure) {
    return String.valueOf(cause(failure).getMessage()).replaceFirst("(?s) \\[.*", "");
  }
}
