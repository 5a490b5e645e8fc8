package dev.parley.socket;

import java.io.IOException;

/** Reports why a connection could not be made; the message is one sentence for a person. */
final class DialException extends IOException {
  private static final long serialVersionUID = 1L;

  DialException(String sentence) {
    super(sentence);
  }

  DialException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
