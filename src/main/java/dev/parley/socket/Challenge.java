package dev.parley.socket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a server must answer in the websocket's handshake to be talked to; for one attempt.
 *
 * @param field of the request, in which the value is
 * @param answerField of the answer, in which what is expected must be
 */
public record Challenge(String field, String value, String answerField, String expected) {
  /** In a time that does not tell how wrong it is. */
  boolean isMet(String answer) {
    return MessageDigest.isEqual(bytes(expected), bytes(answer));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Without what is expected. */
  @Override
  public String toString() {
    return "Challenge[" + value + "]";
  }
}
