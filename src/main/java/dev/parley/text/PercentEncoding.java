package dev.parley.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Implements percent-encoding by RFC 3986, section 2.1: the JDK's coders are for HTML forms, where
 * a plus is a space and malformed input passes.
 */
public final class PercentEncoding {
  private PercentEncoding() {}

  /** Leaves what is unreserved (section 2.3) as it is, and writes all else as UTF-8. */
  public static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isUnreserved(character)) {
        encoded.append(character);
      } else {
        encoded.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return encoded.toString();
  }

  /**
   * @throws CharacterCodingException where a percent sign is not followed by two hexadecimal
   *     digits, or the octets are not UTF-8
   */
  public static String decode(String encoded) throws CharacterCodingException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int at = 0; at < encoded.length(); at++) {
      char character = encoded.charAt(at);
      if (character == '%') {
        octets.write(octet(encoded, at + 1));
        at += 2;
      } else {
        octets.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
      }
    }
    return StandardCharsets.UTF_8
        .newDecoder() // reports what is malformed
        .decode(ByteBuffer.wrap(octets.toByteArray()))
        .toString();
  }

  private static int octet(String encoded, int at) throws CharacterCodingException {
    int high = at < encoded.length() ? digit(encoded.charAt(at)) : -1;
    int low = at + 1 < encoded.length() ? digit(encoded.charAt(at + 1)) : -1;
    if (high < 0 || low < 0) {
      throw new CharacterCodingException();
    }
    return high * 16 + low;
  }

  /** Not {@link Character#digit}: that takes digits of every script. */
  private static int digit(char character) {
    return "0123456789abcdef".indexOf(Character.toLowerCase(character));
  }

  private static boolean isUnreserved(char character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || "-._~".indexOf(character) >= 0;
  }
}
