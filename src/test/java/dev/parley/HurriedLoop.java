package dev.parley;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A loop for impatient people: what would be given up late is given up 20 times sooner. */
final class HurriedLoop implements Loop {
  private static final int TIMES = 20;

  private final Loop loop;
  private final Supplier<Duration> late;

  /**
   * @param late delays of so much or more pass faster; asked for each
   */
  HurriedLoop(Loop loop, Supplier<Duration> late) {
    this.loop = loop;
    this.late = late;
  }

  @Override
  public void post(Runnable task) {
    loop.post(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return loop.after(delay.compareTo(late.get()) < 0 ? delay : delay.dividedBy(TIMES), task);
  }

  @Override
  public Duration now() {
    return loop.now();
  }

  @Override
  public Instant wallClock() {
    return loop.wallClock();
  }

  @Override
  public void assertOn() {
    loop.assertOn();
  }

  @Override
  public <T> CompletableFuture<T> offload(String what, Callable<T> work, Duration limit) {
    return loop.offload(what, work, limit);
  }
}
