package dev.parley.data.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the SHA-256 of what is written or read piece by piece. */
final class Hash {
  private Hash() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) { // every Java has it
      throw new IllegalStateException(never);
    }
  }

  /** Of what it has got until now, in hexadecimal; it can go on. */
  static String soFar(MessageDigest digest) {
    try {
      return text(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException never) { // those of the JDK can
      throw new IllegalStateException(never);
    }
  }

  static String text(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
