package dev.parley.media.sound;

import dev.parley.media.test.TestTone;
import dev.parley.media.test.ToneMeter;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Listens to a speaker of a {@link PrivatePulse}: what tone it plays, and since when it is still.
 */
final class SinkEar {
  private static final int PIECE = 480; // samples, 10 ms

  private final ToneMeter meter = new ToneMeter();
  private double level;
  private long lastLoud = System.nanoTime();
  private long heard;

  SinkEar(InputStream sound) {
    Thread thread = new Thread(() -> listen(sound), "test-ear");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen(InputStream sound) {
    byte[] piece = new byte[2 * PIECE];
    try {
      while (sound.readNBytes(piece, 0, piece.length) == piece.length) {
        meter.sound(piece, TestTone.SAMPLE_RATE, 1, PIECE);
        note(rms(piece));
      }
    } catch (IOException ended) {
      // the test is over
    }
  }

  private synchronized void note(double now) {
    level = now;
    heard++;
    if (now > 0.003) { // -50 dB
      lastLoud = System.nanoTime();
    }
    notifyAll();
  }

  private static double rms(byte[] piece) {
    double sum = 0;
    for (int i = 0; i < PIECE; i++) {
      double sample = (short) (piece[2 * i] & 0xff | piece[2 * i + 1] << 8) / 32768.0;
      sum += sample * sample;
    }
    return Math.sqrt(sum / PIECE);
  }

  /** The tone (0 where none is clear) and the level, 0 to 1, of the last second. */
  record Heard(double hertz, double level) {}

  /** Waits until it plays about this tone. */
  void awaitTone(int hertz, Duration limit) throws InterruptedException {
    await(now -> Math.abs(now.hertz() - hertz) <= 5, limit);
  }

  /** Waits until what it plays is as wished, and returns it. */
  Heard await(Predicate<Heard> wish, Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (true) {
      Heard now = new Heard(meter.frequency().orElse(0), meter.level());
      if (wish.test(now)) {
        return now;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("heard " + now);
      }
      awaitPieces(10);
    }
  }

  /** Waits until nothing was loud for half a second; returns when the last loud moment was. */
  long awaitSilence(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (sinceLoud() < Duration.ofMillis(500).toNanos()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not silent: level " + level);
      }
      awaitPieces(1);
    }
    synchronized (this) {
      return lastLoud;
    }
  }

  /** Waits for a loud moment from now on; returns when it was. */
  long awaitSound(Duration limit) throws InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      awaitPieces(1);
      synchronized (this) {
        if (lastLoud > begun) {
          return lastLoud;
        }
      }
      if (System.nanoTime() > begun + limit.toNanos()) {
        throw new AssertionError("still silent");
      }
    }
  }

  private synchronized long sinceLoud() {
    return System.nanoTime() - lastLoud;
  }

  private synchronized void awaitPieces(int more) throws InterruptedException {
    long enough = heard + more;
    while (heard < enough) {
      wait(1000);
    }
  }
}
