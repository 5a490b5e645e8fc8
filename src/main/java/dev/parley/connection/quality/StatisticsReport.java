package dev.parley.connection.quality;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.connection.Statistics.Limitation;
import dev.parley.connection.Statistics.Path;
import dev.parley.connection.quality.Counters.Counts;
import dev.parley.connection.quality.Counters.Now;
import dev.parley.connection.quality.Counters.Stream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the result of RTCPeerConnection.getStats (W3C webrtc-stats). The Java type of a number
 * differs from member to member, and what has not happened is absent or null: it reads as 0, or
 * empty.
 */
public final class StatisticsReport {
  private static final RTCStats NONE = null;

  private final Map<String, RTCStats> stats;

  private StatisticsReport(Map<String, RTCStats> stats) {
    this.stats = stats;
  }

  public static Counters read(RTCStatsReport report) {
    return read(report.getStats());
  }

  static Counters read(Map<String, RTCStats> stats) {
    StatisticsReport report = new StatisticsReport(stats);
    return new Counters(
        report.path(),
        report.roundTripMs(),
        report.sent("video"),
        report.received("video"),
        report.sent("audio"),
        report.received("audio"));
  }

  /** Several pairs can be nominated; the transport says which one is used. */
  private Optional<Path> path() {
    RTCStats pair =
        byId(text(newest(all(RTCStatsType.TRANSPORT, ""), "bytesSent"), "selectedCandidatePairId"));
    if (pair == NONE) {
      return Optional.empty();
    }
    RTCStats local = byId(text(pair, "localCandidateId"));
    RTCStats remote = byId(text(pair, "remoteCandidateId"));
    return Optional.of(
        new Path(
            text(local, "candidateType"),
            text(remote, "candidateType"),
            protocol(local),
            number(pair, "currentRoundTripTime") * 1000,
            number(pair, "availableOutgoingBitrate") / 1000));
  }

  /** To a relay it may be another than from there: what leaves this machine counts. */
  private static String protocol(RTCStats local) {
    String toRelay = text(local, "relayProtocol");
    return toRelay.isEmpty() ? text(local, "protocol") : toRelay.replace("tls", "tcp");
  }

  /** RTCP tells once a second, STUN every two or three (measured). */
  private double roundTripMs() {
    double reported =
        all(RTCStatsType.REMOTE_INBOUND_RTP, "").stream()
            .mapToDouble(one -> number(one, "roundTripTime") * 1000)
            .max()
            .orElse(0);
    return Math.max(reported, path().map(Path::roundTripMs).orElse(0.0));
  }

  private Stream sent(String kind) {
    List<RTCStats> all = all(RTCStatsType.OUTBOUND_RTP, kind);
    RTCStats used = newest(all, "bytesSent");
    return new Stream(
        counts(all, this::sent),
        new Now(
            (int) whole(used, "frameWidth"),
            (int) whole(used, "frameHeight"),
            codec(used),
            number(used, "targetBitrate") / 1000,
            limitation(text(used, "qualityLimitationReason")),
            0));
  }

  private Counts sent(RTCStats rtp) {
    return new Counts(
        whole(rtp, "bytesSent"),
        whole(rtp, "packetsSent"),
        lostOf(rtp.getId()),
        whole(rtp, "framesSent"),
        0,
        0,
        number(rtp, "totalEncodeTime"),
        number(byId(text(rtp, "mediaSourceId")), "totalAudioEnergy"));
  }

  /** What the receiver has reported of a stream that is sent from here. */
  private long lostOf(String outbound) {
    return stats.values().stream()
        .filter(one -> one.getType() == RTCStatsType.REMOTE_INBOUND_RTP)
        .filter(one -> outbound.equals(text(one, "localId")))
        .mapToLong(one -> whole(one, "packetsLost"))
        .sum();
  }

  private Stream received(String kind) {
    List<RTCStats> all = all(RTCStatsType.INBOUND_RTP, kind);
    RTCStats used = newest(all, "lastPacketReceivedTimestamp");
    return new Stream(
        counts(all, StatisticsReport::received),
        new Now(
            (int) whole(used, "frameWidth"),
            (int) whole(used, "frameHeight"),
            codec(used),
            0,
            Limitation.NONE,
            number(used, "jitter") * 1000));
  }

  private static Counts received(RTCStats rtp) {
    return new Counts(
        whole(rtp, "bytesReceived"),
        whole(rtp, "packetsReceived"),
        whole(rtp, "packetsLost"),
        whole(rtp, "framesDecoded") + whole(rtp, "totalSamplesReceived"),
        whole(rtp, "framesDropped")
            + whole(rtp, "concealedSamples")
            - whole(rtp, "silentConcealedSamples"),
        whole(rtp, "freezeCount"),
        0,
        number(rtp, "totalAudioEnergy"));
  }

  private static Map<String, Counts> counts(
      List<RTCStats> streams, Function<RTCStats, Counts> read) {
    return streams.stream().collect(Collectors.toMap(RTCStats::getId, read));
  }

  private static Limitation limitation(String reason) {
    return switch (reason) {
      case "", "none" -> Limitation.NONE;
      case "bandwidth" -> Limitation.BANDWIDTH;
      case "cpu" -> Limitation.PROCESSOR;
      default -> Limitation.OTHER;
    };
  }

  /** CODEC.mimeType is such as video/VP8; only the name is of interest. */
  private String codec(RTCStats rtp) {
    String type = text(byId(text(rtp, "codecId")), "mimeType");
    return type.substring(type.indexOf('/') + 1);
  }

  /**
   * @param kind audio or video, empty for any
   */
  private List<RTCStats> all(RTCStatsType type, String kind) {
    return stats.values().stream()
        .filter(one -> one.getType() == type)
        .filter(one -> kind.isEmpty() || kind.equals(text(one, "kind")))
        .toList();
  }

  /** The stream in use: one that ended stays in the report for a while, or forever. */
  private static RTCStats newest(List<RTCStats> streams, String by) {
    return streams.stream()
        .max(
            Comparator.<RTCStats>comparingInt(one -> isActive(one) ? 1 : 0)
                .thenComparingDouble(one -> number(one, by)))
        .orElse(NONE);
  }

  private static boolean isActive(RTCStats one) {
    return !Boolean.FALSE.equals(one.getAttributes().get("active"));
  }

  private RTCStats byId(String id) {
    return stats.get(id);
  }

  private static String text(RTCStats from, String member) {
    return from != NONE && from.getAttributes().get(member) instanceof String text ? text : "";
  }

  private static double number(RTCStats from, String member) {
    return from != NONE && from.getAttributes().get(member) instanceof Number number
        ? number.doubleValue()
        : 0;
  }

  private static long whole(RTCStats from, String member) {
    return (long) number(from, member);
  }
}
