package dev.parley.media.frame;

/**
 * Reports that local media is not available; the message is one sentence for the person at the
 * machine.
 */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1;

  public MediaException(String sentence) {
    super(sentence);
  }

  public MediaException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
