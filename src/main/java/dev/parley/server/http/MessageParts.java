package dev.parley.server.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the parts of one message at a time, as they come: bytes and parts are counted, and
 * nothing is reserved for what has only been announced. Not thread-safe.
 */
final class MessageParts {
  /** Allowed for a short message; empty parts count as well. */
  private static final int FREE_PARTS = 64;

  /** The least that a part of a long message has to bring, on average. */
  private static final int PART_BYTES = 256;

  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int length;
  private int parts;

  /** What is reserved here. */
  int held() {
    return bytes.length;
  }

  /** Whether a message has begun and not ended. */
  boolean isUnfinished() {
    return parts > 0;
  }

  /**
   * Adds a part.
   *
   * @param most bytes that the message may have
   * @return false where that is too much
   */
  boolean add(ByteBuffer part, int most) {
    int more = part.remaining();
    parts++;
    if (more > most - length || parts > FREE_PARTS + most / PART_BYTES) {
      clear();
      return false;
    }
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, Math.min(most, 2 * bytes.length)));
    }
    part.get(bytes, length, more);
    length += more;
    return true;
  }

  /**
   * Gives the text, and begins anew.
   *
   * @throws CharacterCodingException where it is not UTF-8
   */
  String take() throws CharacterCodingException {
    ByteBuffer all = ByteBuffer.wrap(bytes, 0, length);
    clear();
    return decode(all);
  }

  void clear() {
    bytes = NOTHING;
    length = 0;
    parts = 0;
  }

  /** A text that has come in one part. */
  static String decode(ByteBuffer all) throws CharacterCodingException {
    CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(all);
    return text.toString();
  }
}
