package dev.parley.connection;

import java.util.Optional;

/**
 * A call's counters, as RTCPeerConnection.getStats gives them (W3C webrtc-stats), totals since the
 * call began unless said.
 *
 * @param path the selected candidate pair, empty before there is one
 */
public record Statistics(
    Optional<Path> path,
    VideoSent videoSent,
    VideoReceived videoReceived,
    AudioSent audioSent,
    AudioReceived audioReceived) {

  /**
   * The selected candidate pair.
   *
   * @param local host, srflx, prflx or relay
   * @param remote likewise
   * @param protocol udp or tcp
   * @param roundTripMs the last STUN round trip in milliseconds
   */
  public record Path(String local, String remote, String protocol, double roundTripMs) {}

  /**
   * @param fps frames of the last second
   * @param codec the name alone, such as VP8; empty before the first frame
   */
  public record VideoSent(
      long frames, double fps, int width, int height, String codec, long bytes) {}

  /**
   * @param frames frames decoded
   * @param dropped frames dropped before or after decoding
   * @param fps frames of the last second
   * @param codec the name alone, such as VP8; empty before the first frame
   * @param freezes freezeCount
   */
  public record VideoReceived(
      long frames,
      long dropped,
      double fps,
      int width,
      int height,
      String codec,
      long bytes,
      long freezes) {}

  /**
   * @param level 0 to 1, linear
   */
  public record AudioSent(double level, long bytes) {}

  /**
   * @param level 0 to 1, linear
   */
  public record AudioReceived(double level, long bytes, long packets, long packetsLost) {}
}
