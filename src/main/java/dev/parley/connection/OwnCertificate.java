package dev.parley.connection;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A self-signed DTLS certificate with its key (RFC 8827, section 6.5: ECDSA on P-256). Peers know
 * it by its fingerprint; nobody else vouches for it, and its dates mean nothing to them.
 *
 * @param key PKCS #8, as PEM; a secret
 * @param certificate X.509, as PEM
 */
public record OwnCertificate(String key, String certificate) {
  /** Dates of two digits for the year end here (RFC 5280, section 4.1.2.5.1). */
  private static final String FROM = "200101000000Z";

  private static final String TO = "491231235959Z";

  /** When it expires. */
  public static final Instant UNTIL = Instant.parse("2049-12-31T23:59:59Z");

  private static final byte[] ECDSA_WITH_SHA256 = hex("300a06082a8648ce3d040302");
  private static final byte[] VERSION_3 = hex("a003020102");

  /** The name that libwebrtc gives to its own. */
  private static final byte[] NAME = name("WebRTC");

  private static final int SERIAL_BITS = 63;
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int UTF8_STRING = 0x0c;
  private static final int UTC_TIME = 0x17;

  /** Makes one; takes some milliseconds. */
  public static OwnCertificate make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] content = content(pair);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] bits = joined(new byte[1], signature.sign());
      byte[] whole = der(SEQUENCE, content, ECDSA_WITH_SHA256, der(BIT_STRING, bits));
      return new OwnCertificate(
          pem("PRIVATE KEY", pair.getPrivate().getEncoded()), pem("CERTIFICATE", whole));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has ECDSA and SHA-256", missing);
    }
  }

  /** TBSCertificate of RFC 5280, section 4.1. */
  private static byte[] content(KeyPair pair) {
    BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0);
    return der(
        SEQUENCE,
        VERSION_3,
        der(INTEGER, serial.toByteArray()),
        ECDSA_WITH_SHA256,
        NAME,
        der(SEQUENCE, der(UTC_TIME, ascii(FROM)), der(UTC_TIME, ascii(TO))),
        NAME,
        pair.getPublic().getEncoded());
  }

  private static byte[] name(String common) {
    byte[] attribute = der(SEQUENCE, hex("0603550403"), der(UTF8_STRING, ascii(common)));
    return der(SEQUENCE, der(SET, attribute));
  }

  /** SHA-256 of it, 64 small hexadecimal digits. */
  public String fingerprint() {
    try {
      byte[] whole = content(certificate);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(whole));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  private static byte[] content(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }

  /** X.690, section 8.1, of less than 64 KiB. */
  private static byte[] der(int tag, byte[]... parts) {
    byte[] content = joined(parts);
    int length = content.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : length < 0x100
                ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static String pem(String what, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  /** Without the key: this may end in a log. */
  @Override
  public String toString() {
    return "OwnCertificate[" + fingerprint() + "]";
  }
}
