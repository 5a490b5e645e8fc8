package dev.parley.connection;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.parley.connection.Statistics.AudioReceived;
import dev.parley.connection.Statistics.AudioSent;
import dev.parley.connection.Statistics.Path;
import dev.parley.connection.Statistics.VideoReceived;
import dev.parley.connection.Statistics.VideoSent;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what RTCPeerConnection.getStats gives (W3C webrtc-stats). The Java type of a number differs
 * from member to member, and what has not happened is absent or null: it reads as 0, or empty.
 */
final class StatisticsReport {
  private static final RTCStats NONE = null;

  private final Map<String, RTCStats> stats;

  private StatisticsReport(Map<String, RTCStats> stats) {
    this.stats = stats;
  }

  static Statistics read(RTCStatsReport report) {
    return read(report.getStats());
  }

  static Statistics read(Map<String, RTCStats> stats) {
    StatisticsReport report = new StatisticsReport(stats);
    return new Statistics(
        report.path(),
        report.videoSent(),
        report.videoReceived(),
        report.audioSent(),
        report.audioReceived());
  }

  /** Several pairs can be nominated; the transport says which one is used. */
  private Optional<Path> path() {
    RTCStats pair = byId(text(first(RTCStatsType.TRANSPORT, ""), "selectedCandidatePairId"));
    if (pair == NONE) {
      return Optional.empty();
    }
    RTCStats local = byId(text(pair, "localCandidateId"));
    RTCStats remote = byId(text(pair, "remoteCandidateId"));
    return Optional.of(
        new Path(
            text(local, "candidateType"),
            text(remote, "candidateType"),
            text(local, "protocol"),
            number(pair, "currentRoundTripTime") * 1000));
  }

  private VideoSent videoSent() {
    RTCStats rtp = first(RTCStatsType.OUTBOUND_RTP, "video");
    return new VideoSent(
        whole(rtp, "framesSent"),
        number(rtp, "framesPerSecond"),
        (int) whole(rtp, "frameWidth"),
        (int) whole(rtp, "frameHeight"),
        codec(rtp),
        whole(rtp, "bytesSent"));
  }

  private VideoReceived videoReceived() {
    RTCStats rtp = first(RTCStatsType.INBOUND_RTP, "video");
    return new VideoReceived(
        whole(rtp, "framesDecoded"),
        whole(rtp, "framesDropped"),
        number(rtp, "framesPerSecond"),
        (int) whole(rtp, "frameWidth"),
        (int) whole(rtp, "frameHeight"),
        codec(rtp),
        whole(rtp, "bytesReceived"),
        whole(rtp, "freezeCount"));
  }

  private AudioSent audioSent() {
    return new AudioSent(
        number(first(RTCStatsType.MEDIA_SOURCE, "audio"), "audioLevel"),
        whole(first(RTCStatsType.OUTBOUND_RTP, "audio"), "bytesSent"));
  }

  private AudioReceived audioReceived() {
    RTCStats rtp = first(RTCStatsType.INBOUND_RTP, "audio");
    return new AudioReceived(
        number(rtp, "audioLevel"),
        whole(rtp, "bytesReceived"),
        whole(rtp, "packetsReceived"),
        whole(rtp, "packetsLost"));
  }

  /** CODEC.mimeType is such as video/VP8; only the name is of interest. */
  private String codec(RTCStats rtp) {
    String type = text(byId(text(rtp, "codecId")), "mimeType");
    return type.substring(type.indexOf('/') + 1);
  }

  /**
   * The one of that type that has carried most bytes, for a stream that ended stays in the report.
   *
   * @param kind audio or video, empty for any
   */
  private RTCStats first(RTCStatsType type, String kind) {
    return stats.values().stream()
        .filter(one -> one.getType() == type)
        .filter(one -> kind.isEmpty() || kind.equals(text(one, "kind")))
        .max((one, other) -> Double.compare(bytes(one), bytes(other)))
        .orElse(NONE);
  }

  private static double bytes(RTCStats one) {
    return number(one, "bytesSent") + number(one, "bytesReceived");
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
