package dev.parley.connection;

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
        Verdict.GOOD);
  }
}
