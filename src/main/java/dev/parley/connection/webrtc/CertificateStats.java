package dev.parley.connection.webrtc;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.connection.Certificates;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * Reads the certificates of a finished DTLS handshake out of the statistics (W3C webrtc-stats,
 * RTCTransportStats and RTCCertificateStats). All media and data of a call share one transport
 * (BUNDLE); where there are several, the first that has both certificates counts.
 */
final class CertificateStats {
  private CertificateStats() {}

  /**
   * Reads them.
   *
   * @throws IllegalStateException where no handshake is done
   */
  static Certificates read(RTCStatsReport report) {
    Map<String, RTCStats> all = report.getStats();
    for (RTCStats one : all.values()) {
      if (one.getType() == RTCStatsType.TRANSPORT) {
        RTCStats own = all.get(text(one, "localCertificateId"));
        RTCStats peers = all.get(text(one, "remoteCertificateId"));
        if (own != null && peers != null) {
          return new Certificates(sha256(own), sha256(peers));
        }
      }
    }
    throw new IllegalStateException("no DTLS handshake is done");
  }

  private static String text(RTCStats stats, String name) {
    return stats.getAttributes().get(name) instanceof String value ? value : "";
  }

  /** Of the certificate itself: the fingerprint that is reported may be one by another digest. */
  private static String sha256(RTCStats certificate) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(text(certificate, "base64Certificate"));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
