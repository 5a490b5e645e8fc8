package dev.parley.server;

import java.time.Duration;

/**
 * Limits what one client may send, by two token buckets, of frames and of bytes, on the loop's
 * time. A bucket may go into debt, which an event to many clients can make large, and only time
 * pays it off.
 */
final class Allowance {
  private final Limits.Rate rate;
  private double frames;
  private double bytes;
  private Duration counted;

  Allowance(Limits.Rate rate, Duration now) {
    this.rate = rate;
    this.frames = rate.burstFrames();
    this.bytes = rate.burstBytes();
    this.counted = now;
  }

  void spend(int moreFrames, long moreBytes) {
    frames -= moreFrames;
    bytes -= moreBytes;
  }

  /** How long to wait until there is no debt; zero for no wait. */
  Duration debt(Duration now) {
    double seconds = now.minus(counted).toNanos() / 1e9;
    counted = now;
    frames = Math.min(rate.burstFrames(), frames + seconds * rate.frames());
    bytes = Math.min(rate.burstBytes(), bytes + seconds * rate.bytes());
    double wait = Math.max(-frames / rate.frames(), -bytes / rate.bytes());
    return wait <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(wait * 1e9));
  }
}
