package dev.parley.data.files;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Locale;

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

  private static final double TARGET_ALONE = 80;

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

  /** Receipts: a queue delays all of them, a machine that was busy for a moment only some. */
  private static final int LOOKED_AT = 3;

  private record Sent(long end, double at) {}

  private record Got(long offset, double at) {}

  private final Deque<Sent> underWay = new ArrayDeque<>();
  private final Deque<Got> got = new ArrayDeque<>();
  private final Deque<Double> delays = new ArrayDeque<>();
  private double rate;
  private double waited;
  private boolean media;
  private boolean starting = true;

  /** What the call said last. */
  private boolean suffered;

  /** At the last cut: it was too much, by little. */
  private double enough;

  private double cutAt;
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

  /** In bytes a millisecond. */
  double rate() {
    return rate;
  }

  /** For the log. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.0f kbit/s, waits %.0f ms, round trip %.0f ms%s",
        rate * 8,
        waited,
        roundTrip,
        media ? ", beside media" : "");
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
    waited = waited(arrivedAt - last.at(), time);
    double arriving = arriving(offset, arrivedAt);
    double target = media ? TARGET_BESIDE_MEDIA : TARGET_ALONE;
    if (waited > target) {
      if (time >= calmUntil) {
        starting = false;
        delays.clear();
        cutAt = time;
        enough = rate;
        double base = arriving > 0 ? Math.min(rate, arriving) : rate;
        // a machine or a path that stood still for a moment says nothing of what it can carry
        set(Math.max(rate * 0.6, base * 0.85));
        calmUntil = time + roundTrip + Math.min(waited, SPAN_MS) + SPAN_MS;
      }
    } else if (time >= calmUntil) {
      double most = arriving > 0 ? arriving * (starting ? 2 : 1.3) : rate * 2;
      set(Math.min(rate * faster(waited / target, time), Math.max(most, rate * 0.95)));
    }
  }

  /**
   * By how much at the next receipt: fast to where it was enough once, then slowly, and faster
   * again where that goes well.
   *
   * @param full 1 where as much waits as may
   */
  private double faster(double full, double time) {
    if (media) {
      return gently(full, time);
    } else if (starting) {
      return full > 0.5 ? 1.1 : 1.6;
    } else if (rate < 0.85 * enough && full < 0.5) {
      return 1.25;
    }
    return 1 + (time - cutAt > 5_000 ? 0.1 : 0.04) * (1 - full);
  }

  /**
   * Beside media nothing may come as a surprise: a queue is seen only after several receipts, and
   * the picture, which gives way to it at once, takes half a minute to come back.
   */
  private double gently(double full, double time) {
    if (starting || rate < 0.85 * enough) {
      return 1 + 0.06 * (1 - full);
    }
    return 1 + (time - cutAt > 15_000 ? 0.02 : 0.01) * (1 - full);
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
    boolean suffers = flows && (lossPercent > 4 || starved);
    if (suffers) {
      starting = false;
      // what follows at once is the same trouble: a picture comes back slowly
      enough = suffered ? enough : rate * 0.7;
      set(Math.max(rate * 0.7, enough / 4));
      calmUntil = Math.max(calmUntil, millis(now) + 500);
    }
    suffered = suffers;
  }

  /** The path was lost and is another now: nothing that was learnt counts. */
  void restart() {
    underWay.clear();
    got.clear();
    delays.clear();
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
    delays.add(delay - Math.min(baseNow, baseBefore));
    while (delays.size() > (starting ? LOOKED_AT / 2 : LOOKED_AT)) {
      delays.poll();
    }
    return Collections.min(delays);
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
