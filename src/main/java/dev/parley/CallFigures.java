package dev.parley;

import dev.parley.connection.Statistics;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Aggregates one call's statistics: totals over the whole call, frame rates over its last ten
 * seconds. Loop only.
 */
final class CallFigures {
  /** Samples come once a second. */
  private static final int RECENT = 11;

  private record Sample(long ms, Statistics statistics) {}

  private final Deque<Sample> recent = new ArrayDeque<>();
  private Sample first;
  private Sample last;

  /**
   * @param ms when it was taken, on any monotonic clock
   */
  void add(long ms, Statistics statistics) {
    last = new Sample(ms, statistics);
    first = first == null ? last : first;
    recent.addLast(last);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  boolean isEmpty() {
    return last == null;
  }

  /** The newest statistics; only when not empty. */
  Statistics latest() {
    return last.statistics();
  }

  double sentFps() {
    Sample since = recent.getFirst();
    return rate(
        last.statistics().videoSent().frames() - since.statistics().videoSent().frames(), since);
  }

  double receivedFps() {
    Sample since = recent.getFirst();
    return rate(
        last.statistics().videoReceived().frames() - since.statistics().videoReceived().frames(),
        since);
  }

  double videoSentKbps() {
    return kbps(
        last.statistics().videoSent().flow().bytes(),
        first.statistics().videoSent().flow().bytes());
  }

  double videoReceivedKbps() {
    return kbps(
        last.statistics().videoReceived().flow().bytes(),
        first.statistics().videoReceived().flow().bytes());
  }

  double audioSentKbps() {
    return kbps(
        last.statistics().audioSent().flow().bytes(),
        first.statistics().audioSent().flow().bytes());
  }

  double audioReceivedKbps() {
    return kbps(
        last.statistics().audioReceived().flow().bytes(),
        first.statistics().audioReceived().flow().bytes());
  }

  double audioLossPercent() {
    Statistics.Flow audio = last.statistics().audioReceived().flow();
    long expected = audio.packets() + audio.packetsLost();
    return expected <= 0 ? 0 : Math.max(0, 100.0 * audio.packetsLost() / expected);
  }

  /** 8 bits a byte, per millisecond: kilobits per second. */
  private double kbps(long lastBytes, long firstBytes) {
    long ms = last.ms() - first.ms();
    return ms == 0 ? 0 : 8.0 * (lastBytes - firstBytes) / ms;
  }

  private double rate(long frames, Sample since) {
    long ms = last.ms() - since.ms();
    return ms == 0 ? 0 : 1000.0 * frames / ms;
  }
}
