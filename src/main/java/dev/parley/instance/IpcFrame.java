package dev.parley.instance;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Encodes the one message that each of two copies of the program sends the other: {@code PRL1}, the
 * number of octets in four, most significant first, and that many octets of UTF-8. A later version
 * has another head and is rejected.
 */
final class IpcFrame {
  /** A link is shorter. */
  static final int MOST_OCTETS = 32_768;

  private static final byte[] HEAD = "PRL1".getBytes(StandardCharsets.US_ASCII);
  static final int BEGINNING = HEAD.length + Integer.BYTES;

  private IpcFrame() {}

  /**
   * @throws IllegalArgumentException for a text that is too long
   */
  static ByteBuffer encode(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    if (octets.length > MOST_OCTETS) {
      throw new IllegalArgumentException("too long for one frame");
    }
    return ByteBuffer.allocate(BEGINNING + octets.length)
        .put(HEAD)
        .putInt(octets.length)
        .put(octets)
        .flip();
  }

  /**
   * Reads what has come so far.
   *
   * @param come from position to limit; stays as it is
   * @return empty as long as more has to come
   * @throws IOException when it is no frame, whatever comes
   */
  static Optional<String> decode(ByteBuffer come) throws IOException {
    ByteBuffer rest = come.duplicate();
    for (byte octet : HEAD) {
      if (!rest.hasRemaining()) {
        return Optional.empty();
      } else if (rest.get() != octet) {
        throw new ProtocolException("no frame of this version");
      }
    }
    if (rest.remaining() < Integer.BYTES) {
      return Optional.empty();
    }
    int length = rest.getInt();
    if (length < 0 || length > MOST_OCTETS || rest.remaining() > length) {
      throw new ProtocolException("a frame of a wrong length");
    }
    return rest.remaining() < length ? Optional.empty() : Optional.of(text(rest));
  }

  private static String text(ByteBuffer octets) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(octets).toString(); // reports what is none
  }
}
