package dev.parley;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** A loop for impatient people: what is given up after 20 s or more is given up 20 times sooner. */
final class HurriedLoop implements Loop {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int TIMES = 20;

  private final Loop loop;

  HurriedLoop(Loop loop) {
    this.loop = loop;
  }

  @Override
  public void post(Runnable task) {
    loop.post(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return loop.after(delay.compareTo(LONG) < 0 ? delay : delay.dividedBy(TIMES), task);
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
