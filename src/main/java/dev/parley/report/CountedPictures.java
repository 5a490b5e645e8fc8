package dev.parley.report;

import dev.parley.media.frame.FrameSink;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the peers' pictures as they arrive, shown or not. Any thread. */
public final class CountedPictures {
  private final AtomicLong count = new AtomicLong();
  private volatile long last = System.nanoTime();

  /** Passes pictures on, and counts each before that: no more are shown than have arrived. */
  public FrameSink before(FrameSink next) {
    return frame -> {
      count.incrementAndGet();
      last = System.nanoTime();
      next.frame(frame);
    };
  }

  public long count() {
    return count.get();
  }

  /** How long ago the last one arrived; since the start where none has. */
  public Duration sinceLast() {
    return Duration.ofNanos(System.nanoTime() - last);
  }
}
