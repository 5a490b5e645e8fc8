package dev.parley.data.proof;

import dev.parley.connection.Certificates;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes what the two sides of a proof send: hashes over fields, each with its length before it,
 * so that no two lists of fields are the same bytes. The first field is what it is for, with the
 * version, so that nothing made for one purpose serves another.
 */
final class Transcript {
  /** In every hash. */
  static final int VERSION = 1;

  /** Of nonces; 256 bits. */
  static final int NONCE_BYTES = 32;

  /** Of tags, which only tell which secret is meant. */
  private static final int TAG_BYTES = 8;

  private static final int CODES = 1_000_000;

  private Transcript() {}

  /** What the impolite side promises: that it has chosen its nonce before it saw the other. */
  static byte[] commitment(byte[] impolite) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(fields("commit", impolite));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /**
   * Names a secret to those who know it, in this call.
   *
   * @param polite whether the polite side says it
   */
  static byte[] tag(String secret, boolean polite, Nonces nonces) {
    byte[] whole =
        mac(bytes(secret), fields("tag", bytes(role(polite)), nonces.impolite(), nonces.polite()));
    return Arrays.copyOf(whole, TAG_BYTES);
  }

  /**
   * Proves that a side knows a secret, and sees the certificates that it sees.
   *
   * @param polite whether the polite side proves it
   * @param sees the certificates as that side sees them
   */
  static byte[] proof(String secret, boolean polite, Nonces nonces, Certificates sees) {
    return mac(
        bytes(secret),
        fields(
            "proof",
            bytes(role(polite)),
            nonces.impolite(),
            nonces.polite(),
            bytes(polite ? sees.peers() : sees.own()),
            bytes(polite ? sees.own() : sees.peers())));
  }

  /**
   * The code that both sides show: the same where both see the same certificates.
   *
   * @param polite whether this side is the polite one
   * @return six digits
   */
  static String code(boolean polite, Nonces nonces, Certificates sees) {
    byte[] whole =
        mac(
            nonces.impolite(),
            fields(
                "code",
                nonces.polite(),
                bytes(polite ? sees.peers() : sees.own()),
                bytes(polite ? sees.own() : sees.peers())));
    long number = Long.remainderUnsigned(ByteBuffer.wrap(whole).getLong(), CODES);
    return String.format(Locale.ROOT, "%06d", number);
  }

  private static String role(boolean polite) {
    return polite ? "polite" : "impolite";
  }

  private static byte[] fields(String purpose, byte[]... more) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    add(all, bytes("parley proof " + VERSION + " " + purpose));
    for (byte[] field : more) {
      add(all, field);
    }
    return all.toByteArray();
  }

  private static void add(ByteArrayOutputStream all, byte[] field) {
    all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    all.writeBytes(field);
  }

  private static byte[] mac(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has HMAC-SHA256", missing);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Those of both sides, made for one call. */
  record Nonces(byte[] impolite, byte[] polite) {}
}
