package dev.parley.connection;

import java.util.Optional;

/**
 * Reports the state of a call once a second, from the counters of RTCPeerConnection.getStats (W3C
 * webrtc-stats). Totals are since the call began, over every stream that it has had; a rate is that
 * of the last second, a share of lost packets that of the last five.
 *
 * @param path the selected candidate pair, empty before there is one
 */
public record Statistics(
    Optional<Path> path,
    VideoSent videoSent,
    VideoReceived videoReceived,
    AudioSent audioSent,
    AudioReceived audioReceived,
    CallQuality verdict) {

  /**
   * The selected candidate pair.
   *
   * @param local host, srflx, prflx or relay
   * @param remote likewise
   * @param protocol udp or tcp
   * @param roundTripMs the last STUN round trip in milliseconds
   * @param availableKbps what the path can carry from here, by the library's estimate, which grows
   *     only as far as twice what is sent; 0 before there is one
   */
  public record Path(
      String local, String remote, String protocol, double roundTripMs, double availableKbps) {}

  /**
   * What goes over the wire in one direction.
   *
   * @param bytes in total, without RTP headers
   * @param packets in total: sent, or received
   * @param packetsLost in total, as the receiver counts them; a late one is taken off again
   * @param lossPercent lost of all that were sent
   */
  public record Flow(long bytes, long packets, long packetsLost, double kbps, double lossPercent) {
    static final Flow NONE = new Flow(0, 0, 0, 0, 0);
  }

  /** What keeps the encoder from more (W3C webrtc-stats, qualityLimitationReason). */
  public enum Limitation {
    NONE,
    BANDWIDTH,
    PROCESSOR,
    OTHER
  }

  /**
   * @param codec the name alone, such as VP8; empty before the first frame
   * @param targetKbps what the encoder is allowed
   * @param encodeMs for one frame
   * @param limitation the library's opinion, which lags by some 14 s where the source of the
   *     picture does not adapt itself (measured)
   */
  public record VideoSent(
      Flow flow,
      long frames,
      double fps,
      int width,
      int height,
      String codec,
      double targetKbps,
      double encodeMs,
      Limitation limitation) {}

  /**
   * @param frames frames decoded
   * @param dropped frames dropped before or after decoding
   * @param codec the name alone, such as VP8; empty before the first frame
   * @param freezes freezeCount
   */
  public record VideoReceived(
      Flow flow,
      long frames,
      long dropped,
      double fps,
      int width,
      int height,
      String codec,
      long freezes,
      double jitterMs) {}

  /**
   * @param level the height of the waves in the last second, 0 to 1, linear; of the microphone,
   *     muted or not
   */
  public record AudioSent(Flow flow, double level, String codec) {}

  /**
   * @param level likewise, of what is played: 0 where it is kept off the speaker
   * @param concealedPercent of what is heard was made up, because nothing came in time for it
   */
  public record AudioReceived(
      Flow flow, double level, String codec, double jitterMs, double concealedPercent) {}

  /** The same figures with that verdict on them. */
  public Statistics with(CallQuality other) {
    return new Statistics(path, videoSent, videoReceived, audioSent, audioReceived, other);
  }
}
