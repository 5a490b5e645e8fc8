package dev.parley.report;

import dev.parley.connection.Statistics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import java.util.function.ToLongFunction;

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

  /** Frames a second, lately. */
  double fps(ToLongFunction<Statistics> frames) {
    Sample since = recent.getFirst();
    long ms = last.ms() - since.ms();
    long more = frames.applyAsLong(last.statistics()) - frames.applyAsLong(since.statistics());
    return ms == 0 ? 0 : 1000.0 * more / ms;
  }

  /** Kilobits a second, of the whole call: 8 bits a byte, per millisecond. */
  double kbps(Function<Statistics, Statistics.Flow> flow) {
    long ms = last.ms() - first.ms();
    long more = flow.apply(last.statistics()).bytes() - flow.apply(first.statistics()).bytes();
    return ms == 0 ? 0 : 8.0 * more / ms;
  }

  double audioLossPercent() {
    Statistics.Flow audio = last.statistics().audioReceived().flow();
    long expected = audio.packets() + audio.packetsLost();
    return expected <= 0 ? 0 : Math.max(0, 100.0 * audio.packetsLost() / expected);
  }
}
