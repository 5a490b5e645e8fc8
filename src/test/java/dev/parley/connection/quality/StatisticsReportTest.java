package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Limitation;
import dev.parley.connection.quality.Counters.Counts;
import dev.parley.connection.quality.Counters.Now;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class StatisticsReportTest {
  private final Map<String, RTCStats> stats = new LinkedHashMap<>();

  @Test
  void anEmptyReportReadsAsNothing() {
    Counters counters = StatisticsReport.read(stats);

    assertEquals(Optional.empty(), counters.path());
    assertEquals(Map.of(), counters.videoSent().counts());
    assertEquals(new Now(0, 0, "", 0, Limitation.NONE, 0), counters.audioReceived().now());
  }

  @Test
  void numbersOfAnyJavaTypeAreRead() {
    add(RTCStatsType.CODEC, "codec", Map.of("mimeType", "video/VP8"));
    add(
        RTCStatsType.INBOUND_RTP,
        "in",
        Map.ofEntries(
            Map.entry("kind", "video"),
            Map.entry("framesDecoded", 300L),
            Map.entry("framesDropped", 2),
            Map.entry("frameWidth", 1280L),
            Map.entry("frameHeight", 720L),
            Map.entry("bytesReceived", BigInteger.valueOf(5_000_000_000L)),
            Map.entry("packetsReceived", 4_000_000L),
            Map.entry("packetsLost", -3),
            Map.entry("freezeCount", 1L),
            Map.entry("jitter", 0.012),
            Map.entry("codecId", "codec")));

    Counters.Stream received = StatisticsReport.read(stats).videoReceived();
    assertEquals(
        Map.of("in", new Counts(5_000_000_000L, 4_000_000, -3, 300, 2, 1, 0, 0)),
        received.counts());
    assertEquals(new Now(1280, 720, "VP8", 0, Limitation.NONE, 12), received.now());
  }

  @Test
  void whatIsSentIsReadWithWhatTheReceiverSaysOfIt() {
    add(
        RTCStatsType.OUTBOUND_RTP,
        "out",
        Map.of(
            "kind",
            "video",
            "bytesSent",
            9000L,
            "packetsSent",
            90L,
            "framesSent",
            30L,
            "totalEncodeTime",
            0.3,
            "targetBitrate",
            2_500_000.0,
            "qualityLimitationReason",
            "cpu"));
    add(
        RTCStatsType.REMOTE_INBOUND_RTP,
        "rr",
        Map.of("localId", "out", "packetsLost", 7, "roundTripTime", 0.4));
    add(RTCStatsType.REMOTE_INBOUND_RTP, "other", Map.of("localId", "none", "packetsLost", 9));

    assertEquals(400, StatisticsReport.read(stats).roundTripMs(), 0.001);
    Counters.Stream sent = StatisticsReport.read(stats).videoSent();
    assertEquals(Map.of("out", new Counts(9000, 90, 7, 30, 0, 0, 0.3, 0)), sent.counts());
    assertEquals(2500, sent.now().targetKbps());
    assertEquals(Limitation.PROCESSOR, sent.now().limitation());
  }

  /** Silence that was made up in silence is not missed. */
  @Test
  void soundIsCountedInSamplesAndThoseThatWereMadeUp() {
    add(
        RTCStatsType.INBOUND_RTP,
        "in",
        Map.of(
            "kind",
            "audio",
            "totalSamplesReceived",
            BigInteger.valueOf(48_000),
            "concealedSamples",
            BigInteger.valueOf(900),
            "silentConcealedSamples",
            BigInteger.valueOf(400)));

    assertEquals(
        Map.of("in", new Counts(0, 0, 0, 48_000, 500, 0, 0, 0)),
        StatisticsReport.read(stats).audioReceived().counts());
  }

  @Test
  void aMemberThatIsNullReadsAsZero() {
    Map<String, Object> members = new HashMap<>(Map.of("kind", "audio"));
    members.put("bytesSent", null);
    add(RTCStatsType.OUTBOUND_RTP, "out", members);

    assertEquals(Map.of("out", Counts.NONE), StatisticsReport.read(stats).audioSent().counts());
  }

  @Test
  void thePathIsTheSelectedPairAndNotAnotherNominatedOne() {
    add(RTCStatsType.CANDIDATE_PAIR, "other", Map.of("nominated", true));
    add(RTCStatsType.TRANSPORT, "transport", Map.of("selectedCandidatePairId", "pair"));
    add(
        RTCStatsType.CANDIDATE_PAIR,
        "pair",
        Map.of(
            "localCandidateId",
            "here",
            "remoteCandidateId",
            "there",
            "availableOutgoingBitrate",
            500_000.0,
            "currentRoundTripTime",
            0.025));
    add(RTCStatsType.LOCAL_CANDIDATE, "here", Map.of("candidateType", "host", "protocol", "udp"));
    add(RTCStatsType.REMOTE_CANDIDATE, "there", Map.of("candidateType", "relay"));

    assertEquals(
        Optional.of(new Statistics.Path("host", "relay", "udp", 25, 500)),
        StatisticsReport.read(stats).path());
  }

  @Test
  void ofTwoStreamsTheOneThatStillReceivesTellsTheSize() {
    add(
        RTCStatsType.INBOUND_RTP,
        "old",
        Map.of("kind", "video", "bytesReceived", 900L, "frameHeight", 720L));
    add(
        RTCStatsType.INBOUND_RTP,
        "new",
        Map.of("kind", "video", "frameHeight", 360L, "lastPacketReceivedTimestamp", 5.0));

    assertEquals(360, StatisticsReport.read(stats).videoReceived().now().height());
  }

  @Test
  void aStreamThatIsNotActiveDoesNotTellTheSize() {
    add(
        RTCStatsType.OUTBOUND_RTP,
        "old",
        Map.of("kind", "video", "active", false, "bytesSent", 900L, "frameHeight", 720L));
    add(
        RTCStatsType.OUTBOUND_RTP,
        "new",
        Map.of("kind", "video", "active", true, "bytesSent", 9L, "frameHeight", 360L));

    assertEquals(360, StatisticsReport.read(stats).videoSent().now().height());
  }

  private void add(RTCStatsType type, String id, Map<String, Object> members) {
    stats.put(id, new RTCStats(0, type, id, members) {});
  }
}
