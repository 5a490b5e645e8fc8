package dev.parley.data.files;

import java.time.Duration;

/** Measures how fast something goes, over the last seconds, and how long it has taken. */
final class Speed {
  private static final double STEP_SECONDS = 0.5;

  /** Of the newest step, beside those before. */
  private static final double WEIGHT = 0.25;

  private Duration took = Duration.ZERO;

  /** Null while nothing goes. */
  private Duration began;

  private Duration stepBegan;
  private long stepBytes;
  private double rate;

  void begin(Duration now, long bytes) {
    end(now);
    began = now;
    stepBegan = now;
    stepBytes = bytes;
    rate = 0;
  }

  void end(Duration now) {
    took = took(now);
    began = null;
  }

  void at(Duration now, long bytes) {
    if (began == null) {
      return;
    }
    double seconds = now.minus(stepBegan).toNanos() / 1e9;
    if (seconds >= STEP_SECONDS) {
      double latest = (bytes - stepBytes) / seconds;
      rate = rate == 0 ? latest : WEIGHT * latest + (1 - WEIGHT) * rate;
      stepBegan = now;
      stepBytes = bytes;
    }
  }

  double bytesPerSecond() {
    return began == null ? 0 : rate;
  }

  Duration took(Duration now) {
    return began == null ? took : took.plus(now.minus(began));
  }
}
