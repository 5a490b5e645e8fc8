package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.connection.Certificates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class CertificateStatsTest {
  private final Map<String, RTCStats> all = new LinkedHashMap<>();

  CertificateStatsTest() {
    certificate("own", "AAAA");
    certificate("peer", "BBBB");
    certificate("middle", "CCCC");
  }

  @Test
  void allTransportsOfOnePeerCountOnce() {
    transport("1", "own", "peer");
    Certificates one = read();
    transport("2", "own", "peer");
    assertEquals(one, read());
  }

  /** The data goes to the peer, the pictures to somebody in between. */
  @Test
  void anotherCertificateOnOneTransportIsNotThatOfThePeer() {
    transport("1", "own", "peer");
    Certificates honest = read();
    transport("2", "own", "middle");
    assertEquals(honest.own(), read().own());
    assertNotEquals(honest.peers(), read().peers());
  }

  @Test
  void aHandshakeThatIsNotDoneIsWaitedFor() {
    assertThrows(IllegalStateException.class, this::read);
    transport("1", "own", "peer");
    transport("2", "own", "");
    assertThrows(IllegalStateException.class, this::read);
  }

  private Certificates read() {
    return CertificateStats.read(new RTCStatsReport(all, 0) {});
  }

  private void certificate(String id, String base64) {
    all.put(
        id, new RTCStats(0, RTCStatsType.CERTIFICATE, id, Map.of("base64Certificate", base64)) {});
  }

  private void transport(String id, String own, String peers) {
    Map<String, Object> attributes =
        Map.of("localCertificateId", own, "remoteCertificateId", peers);
    all.put(id, new RTCStats(0, RTCStatsType.TRANSPORT, id, attributes) {});
  }
}
