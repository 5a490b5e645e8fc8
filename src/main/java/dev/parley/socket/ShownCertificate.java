package dev.parley.socket;

import dev.parley.text.Words;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Describes a certificate in words. Its contents come from a stranger: control characters are
 * removed, and the length is limited.
 */
final class ShownCertificate {
  private static final Words WORDS = Words.in(ShownCertificate.class);

  private static final int MOST_CHARACTERS = 120;
  private static final int MOST_NAMES = 5;

  /** Kinds of subject alternative names, RFC 5280 section 4.2.1.6. */
  private static final int DNS_NAME = 2;

  private static final int IP_ADDRESS = 7;

  private final X509Certificate certificate;

  ShownCertificate(X509Certificate certificate) {
    this.certificate = certificate;
  }

  /** Subject, issuer and fingerprint. */
  @Override
  public String toString() {
    return WORDS.say("certificate.shown", subject(), issuer(), fingerprint());
  }

  String subject() {
    return plain(certificate.getSubjectX500Principal().getName());
  }

  String issuer() {
    return plain(certificate.getIssuerX500Principal().getName());
  }

  Instant until() {
    return certificate.getNotAfter().toInstant();
  }

  String withDates() {
    return WORDS.say(
        "certificate.dates",
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        this);
  }

  String withNames() {
    List<String> names = names();
    String good = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    if (names.isEmpty()) {
      return WORDS.say("certificate.names.none", this);
    }
    return names.size() > MOST_NAMES
        ? WORDS.say("certificate.names.more", good, names.size() - MOST_NAMES, this)
        : WORDS.say("certificate.names", good, this);
  }

  /** As openssl and browsers show it: 32 bytes in hexadecimal, colons between them. */
  String fingerprint() {
    String digits = digits();
    return digits.isEmpty()
        ? "unknown"
        : HexFormat.ofDelimiter(":").withUpperCase().formatHex(HexFormat.of().parseHex(digits));
  }

  /** The same in 64 small digits; empty where it cannot be made. */
  String digits() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      return "";
    }
  }

  private List<String> names() {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return (names == null ? List.<List<?>>of() : names)
          .stream()
              .filter(name -> name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS))
              .map(name -> plain(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT)))
              .toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static String plain(String text) {
    String shown = text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    return shown.length() <= MOST_CHARACTERS ? shown : shown.substring(0, MOST_CHARACTERS) + "...";
  }
}
