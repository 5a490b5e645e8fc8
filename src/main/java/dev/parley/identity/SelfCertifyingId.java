package dev.parley.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes and checks client ids that only the holder of a secret can log in under: such an id is the
 * beginning of the SHA-256 of its secret, 40 hexadecimal digits, and {@code -sha256}. Only the
 * server sees the secret, and has to keep nothing. The random part comes first, since people are
 * shown the beginning of an id.
 */
public final class SelfCertifyingId {
  /** 160 bits: to find another secret for one of a million ids takes 2^140 attempts. */
  private static final int DIGITS = 40;

  private static final String MARK = "-sha256";

  /** In capitals too, which a FreeSWITCH or a person may take for the same. */
  private static final Pattern SHAPE =
      Pattern.compile("[0-9a-f]{" + DIGITS + "}" + MARK, Pattern.CASE_INSENSITIVE);

  /** What a server hashes; anything else is refused before. */
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{32,128}");

  private static final int SECRET_BYTES = 32;

  private SelfCertifyingId() {}

  /** Whether an id claims to be one of these, so that its secret has to be shown. */
  public static boolean isShape(String id) {
    return SHAPE.matcher(id).matches();
  }

  /** Whether this is the secret of that id; false for whatever is no secret or no such id. */
  public static boolean isProven(String id, String secret) {
    return isSecret(secret) && of(secret).equals(id);
  }

  /** Whether a text has the form of a secret. */
  public static boolean isSecret(String text) {
    return SECRET.matcher(text).matches();
  }

  /** The id of a secret. */
  public static String of(String secret) {
    return digest(secret) + MARK;
  }

  /**
   * The beginning of the SHA-256 of a text, in hexadecimal digits: it tells nothing of a secret.
   */
  public static String digest(String text) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, DIGITS);
  }

  /** Makes a secret that nobody can guess. */
  public static String freshSecret() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
