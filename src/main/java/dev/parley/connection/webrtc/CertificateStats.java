package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.connection.Certificates;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the certificates of a finished DTLS handshake out of the statistics (W3C webrtc-stats,
 * RTCTransportStats and RTCCertificateStats). All media and data of a call share one transport
 * (BUNDLE) as a rule. Where they do not, a server that carries the descriptions could lead the data
 * to the peer and the pictures to itself: so all transports count, and such as have not the same
 * certificates have together one that nobody has.
 */
final class CertificateStats {
  private CertificateStats() {}

  /**
   * Reads them.
   *
   * @throws IllegalStateException where a handshake is not done
   */
  static Certificates read(RTCStatsReport report) {
    Map<String, RTCStats> all = report.getStats();
    SortedSet<String> own = new TreeSet<>();
    SortedSet<String> peers = new TreeSet<>();
    for (RTCStats one : all.values()) {
      if (one.getType() == RTCStatsType.TRANSPORT) {
        own.add(sha256(all.get(text(one, "localCertificateId"))));
        peers.add(sha256(all.get(text(one, "remoteCertificateId"))));
      }
    }
    return new Certificates(one(own), one(peers));
  }

  private static String one(SortedSet<String> digests) {
    if (digests.isEmpty()) {
      throw new IllegalStateException("no DTLS handshake is done");
    }
    return digests.size() == 1
        ? digests.first()
        : sha256(String.join(" ", digests).getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof String value ? value : "";
  }

  /** Of the certificate itself: the fingerprint that is reported may be one by another digest. */
  private static String sha256(RTCStats certificate) {
    if (certificate == null) {
      throw new IllegalStateException("no DTLS handshake is done");
    }
    return sha256(Base64.getMimeDecoder().decode(text(certificate, "base64Certificate")));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
