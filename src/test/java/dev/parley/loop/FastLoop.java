package dev.parley.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real loop on a thread of its own, on which time passes some number of times faster: with real
 * sockets under it, a back-off of 30 s takes a second or less.
 */
public final class FastLoop implements Loop, AutoCloseable {
  private final ThreadLoop real;
  private volatile int times;
  private final AtomicInteger timers = new AtomicInteger();

  public FastLoop(String name, int times) {
    this.real = new ThreadLoop(name);
    this.times = times;
  }

  /** Timers that are set from now on are over sooner by so much. */
  public void hurry(int times) {
    this.times = times;
  }

  /** How many timers have neither run nor been cancelled: what still waits for something. */
  public int timers() {
    return timers.get();
  }

  /** Runs an act of the test on the loop, and waits for its end. */
  public void act(Runnable task) {
    OnLoop.run(real, task);
  }

  @Override
  public void post(Runnable task) {
    real.post(task);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    AtomicBoolean waiting = new AtomicBoolean(true);
    timers.incrementAndGet();
    Timer timer =
        real.after(
            delay.dividedBy(times),
            () -> {
              if (waiting.getAndSet(false)) {
                timers.decrementAndGet();
                task.run();
              }
            });
    return () -> {
      if (waiting.getAndSet(false)) {
        timers.decrementAndGet();
        timer.cancel();
      }
    };
  }

  @Override
  public Duration now() {
    return real.now().multipliedBy(times);
  }

  @Override
  public Instant wallClock() {
    return Instant.EPOCH.plus(now());
  }

  @Override
  public void assertOn() {
    real.assertOn();
  }

  @Override
  public <T> CompletableFuture<T> offload(String what, Callable<T> work, Duration limit) {
    return real.offload(what, work, limit.dividedBy(times));
  }

  @Override
  public void close() {
    real.close();
  }
}
