package dev.parley.connection;

import dev.parley.call.QualityLevel;
import dev.parley.connection.Statistics.Flow;
import java.util.Optional;

/** Figures for tests of what is made of them. */
public final class TestStatistics {
  private static final Flow NONE = new Flow(0, 0, 0, 0, 0);

  private TestStatistics() {}

  /** Of a call that has received so much picture, and nothing else. */
  public static Statistics received(long frames, long bytes) {
    return new Statistics(
        Optional.empty(),
        new Statistics.VideoSent(NONE, 0, 0, 0, 0, "", 0, 0, Statistics.Limitation.NONE),
        new Statistics.VideoReceived(
            new Flow(bytes, 0, 0, 0, 0), frames, 0, 0, 1280, 720, "VP8", 0, 0),
        new Statistics.AudioSent(NONE, 0, ""),
        new Statistics.AudioReceived(NONE, 0, "", 0, 0),
        CallQuality.GOOD);
  }

  /** Of a call in full swing, straight from one machine to the peer's relay. */
  public static Statistics flowing(
      double receivedKbps, double roundTripMs, CallQuality callQuality) {
    return new Statistics(
        Optional.of(new Statistics.Path("host", "relay", "udp", roundTripMs, 5000)),
        new Statistics.VideoSent(
            new Flow(0, 0, 0, 900, 1), 0, 29.6, 1280, 720, "VP8", 0, 0, Statistics.Limitation.NONE),
        new Statistics.VideoReceived(
            new Flow(0, 0, 0, receivedKbps, 3), 0, 0, 24, 640, 360, "VP9", 2, 7),
        new Statistics.AudioSent(new Flow(0, 0, 0, 40, 0), 0, "opus"),
        new Statistics.AudioReceived(new Flow(0, 0, 0, 30, 4), 0, "opus", 5, 0),
        callQuality);
  }

  /** A verdict that is not good. */
  public static CallQuality bad(CallQuality.Cause cause, CallQuality.Side side) {
    return CallQuality.of(QualityLevel.POOR, cause, side);
  }
}
