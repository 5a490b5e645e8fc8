package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatisticsReportTest {
  private final Map<String, RTCStats> stats = new LinkedHashMap<>();

  @Test
  void anEmptyReportReadsAsZeros() {
    Statistics statistics = StatisticsReport.read(stats);

    assertEquals(Optional.empty(), statistics.path());
    assertEquals(new Statistics.VideoSent(0, 0, 0, 0, "", 0), statistics.videoSent());
    assertEquals(new Statistics.AudioReceived(0, 0, 0, 0), statistics.audioReceived());
  }

  @Test
  void numbersOfAnyJavaTypeAreRead() {
    add(RTCStatsType.CODEC, "codec", Map.of("mimeType", "video/VP8"));
    add(
        RTCStatsType.INBOUND_RTP,
        "in",
        Map.of(
            "kind",
            "video",
            "framesDecoded",
            300L,
            "framesDropped",
            2,
            "framesPerSecond",
            29.5,
            "frameWidth",
            1280L,
            "frameHeight",
            720L,
            "bytesReceived",
            BigInteger.valueOf(5_000_000_000L),
            "freezeCount",
            1L,
            "codecId",
            "codec"));

    assertEquals(
        new Statistics.VideoReceived(300, 2, 29.5, 1280, 720, "VP8", 5_000_000_000L, 1),
        StatisticsReport.read(stats).videoReceived());
  }

  @Test
  void aMemberThatIsNullReadsAsZero() {
    Map<String, Object> members = new HashMap<>(Map.of("kind", "audio"));
    members.put("bytesSent", null);
    add(RTCStatsType.OUTBOUND_RTP, "out", members);

    assertEquals(0, StatisticsReport.read(stats).audioSent().bytes());
  }

  @Test
  void thePathIsTheSelectedPairAndNotAnotherNominatedOne() {
    add(RTCStatsType.CANDIDATE_PAIR, "other", Map.of("nominated", true));
    add(RTCStatsType.TRANSPORT, "transport", Map.of("selectedCandidatePairId", "pair"));
    add(
        RTCStatsType.CANDIDATE_PAIR,
        "pair",
        Map.of(
            "localCandidateId", "here",
            "remoteCandidateId", "there",
            "currentRoundTripTime", 0.025));
    add(RTCStatsType.LOCAL_CANDIDATE, "here", Map.of("candidateType", "host", "protocol", "udp"));
    add(RTCStatsType.REMOTE_CANDIDATE, "there", Map.of("candidateType", "relay"));

    assertEquals(
        Optional.of(new Statistics.Path("host", "relay", "udp", 25)),
        StatisticsReport.read(stats).path());
  }

  @Test
  void ofTwoStreamsOfAKindTheBusyOneCounts() {
    add(RTCStatsType.OUTBOUND_RTP, "old", Map.of("kind", "audio", "bytesSent", 10L));
    add(RTCStatsType.OUTBOUND_RTP, "new", Map.of("kind", "audio", "bytesSent", 20L));

    assertEquals(20, StatisticsReport.read(stats).audioSent().bytes());
  }

  private void add(RTCStatsType type, String id, Map<String, Object> members) {
    stats.put(id, new RTCStats(0, type, id, members) {});
  }
}
