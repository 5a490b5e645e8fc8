package dev.parley.data.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Decides how fast a file is sent, so that sound and picture keep their room: by how long its
 * messages wait on the way (as LEDBAT does, RFC 6817), and by what the receiver gets. The receiver
 * says which message came last, and when by its own clock; only differences of that count.
 *
 * <p>Times are in milliseconds, rates in bytes a millisecond.
 */
final class SendRate {
  /** How long messages may wait on the way beside sound or picture, and in a call without. */
  private static final double TARGET_BESIDE_MEDIA = 30;

  private static final double TARGET_ALONE = 150;

  /** The least, 128 kbit/s: a transfer that stands still looks broken. */
  private static final double LEAST = 16;

  /** The most, 2 Gbit/s. */
  private static final double MOST = 250_000;

  /** Of a message that is not the last of a file; all are a multiple of it. */
  static final int SMALLEST = 16 * 1024;

  /** Of a message: no more, since all other channels wait for its end. */
  static final int LARGEST = 64 * 1024;

  /** How much time on the line one message may take. */
  private static final double MESSAGE_MS = 12;

  /** The least delay counts for one to two of these: clocks drift, and paths change. */
  private static final double BASE_MS = 60_000;

  /** Over how long the rate of arrival is measured. */
  private static final double SPAN_MS = 300;

  private record Sent(long end, double at) {}

  private record Got(long offset, double at) {}

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private final Deque<Got> got = new ArrayDeque<>();
  private double rate;
  private boolean media;
  private boolean starting = true;
  private double baseNow = Double.MAX_VALUE;
  private double baseBefore = Double.MAX_VALUE;
  private double baseSince;
  private double roundTrip = 1000;
  private double calmUntil;
  private double nextAt;

  /**
   * @param media whether sound or picture flow
   */
  SendRate(boolean media) {
    this.media = media;
    rate = media ? 250 : 1000;
  }

  /** Bytes a second, for the log. */
  double rate() {
    return rate * 1000;
  }

  /** The size of the next message. */
  int messageSize() {
    int size = (int) Math.min(LARGEST, rate * MESSAGE_MS);
    return Math.max(SMALLEST, size / SMALLEST * SMALLEST);
  }

  /** How long to wait before the next message. */
  Duration pause(Duration now) {
    return Duration.ofNanos(Math.max(0, (long) ((nextAt - millis(now)) * 1_000_000)));
  }

  /** Whether so much may be on the way: what is not confirmed waits somewhere. */
  boolean mayHave(long bytesUnderWay) {
    return bytesUnderWay < Math.max(4 * messageSize(), rate * (roundTrip + 300));
  }

  /** A message goes now. */
  void sent(long end, int length, Duration now) {
    double at = millis(now);
    underWay.add(new Sent(end, at));
    // what was not used is lost, but for a little: timers come late
    nextAt = Math.max(nextAt, at - 20) + length / rate;
  }

  /**
   * The receiver has everything up to there.
   *
   * @param offset the end of a message
   * @param arrivedAt when, by the receiver's clock
   */
  void arrived(long offset, double arrivedAt, Duration now) {
    Sent last = null;
    while (!underWay.isEmpty() && underWay.peek().end() <= offset) {
      last = underWay.poll();
    }
    if (last == null || last.end() != offset) {
      return; // nothing new, or nothing that was sent
    }
    double time = millis(now);
    roundTrip = Math.min(roundTrip, Math.max(1, time - last.at()));
    double waited = waited(arrivedAt - last.at(), time);
    double arriving = arriving(offset, arrivedAt);
    double target = media ? TARGET_BESIDE_MEDIA : TARGET_ALONE;
    if (waited > target) {
      if (time >= calmUntil) {
        starting = false;
        double base = arriving > 0 ? Math.min(rate, arriving) : rate;
        set(base * (waited > 3 * target ? 0.6 : 0.85));
        calmUntil = time + roundTrip + waited + SPAN_MS;
      }
    } else if (time >= calmUntil) {
      double faster =
          starting ? (waited > target / 2 ? 1.1 : 1.6) : 1 + 0.04 * (1 - waited / target);
      double most = arriving > 0 ? Math.max(arriving * (starting ? 2 : 1.25), rate) : rate * 2;
      set(Math.min(rate * faster, most));
    }
  }

  /**
   * What the call says once a second.
   *
   * @param flows whether sound or picture flow
   * @param lossPercent of what they lose on the way to the peer
   * @param starved the picture gets less than it needs
   */
  void media(boolean flows, double lossPercent, boolean starved, Duration now) {
    media = flows;
    if (flows && (lossPercent > 4 || starved)) {
      starting = false;
      set(rate * 0.7);
      calmUntil = Math.max(calmUntil, millis(now) + 500);
    }
  }

  /** The path was lost and is another now: nothing that was learnt counts. */
  void restart() {
    underWay.clear();
    got.clear();
    baseNow = Double.MAX_VALUE;
    baseBefore = Double.MAX_VALUE;
    roundTrip = 1000;
    starting = true;
    set(Math.min(rate, media ? 250 : 1000));
  }

  private void set(double wanted) {
    rate = Math.max(LEAST, Math.min(MOST, wanted));
  }

  private double waited(double delay, double time) {
    if (time - baseSince > BASE_MS) {
      baseBefore = baseNow;
      baseNow = Double.MAX_VALUE;
      baseSince = time;
    }
    baseNow = Math.min(baseNow, delay);
    return delay - Math.min(baseNow, baseBefore);
  }

  /** Bytes a millisecond at the receiver; 0 where it is not known. */
  private double arriving(long offset, double arrivedAt) {
    got.add(new Got(offset, arrivedAt));
    while (got.size() > 2 && arrivedAt - got.peek().at() > SPAN_MS) {
      got.poll();
    }
    Got first = got.peek();
    double span = arrivedAt - first.at();
    return span < SPAN_MS / 3 ? 0 : (offset - first.offset()) / span;
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
