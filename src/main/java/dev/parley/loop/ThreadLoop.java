package dev.parley.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Implements {@link Loop} on one named daemon thread, with the machine's monotonic clock. */
public final class ThreadLoop implements Loop, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

  /** Those that were made and not closed, the oldest first, for {@link LoopWatch}. */
  private static final Set<ThreadLoop> OPEN = new CopyOnWriteArraySet<>();

  private final ScheduledThreadPoolExecutor executor;
  private volatile Thread thread;

  /** Null between two tasks. */
  private volatile Running running;

  /** A task under way; a new one for each run, so that two runs can be told apart. */
  record Running(Runnable task, Thread thread) {}

  public ThreadLoop(String name) {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              thread = daemon(task, name);
              return thread;
            },
            (task, closed) -> {});
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    OPEN.add(this);
  }

  static Set<ThreadLoop> open() {
    return OPEN;
  }

  /** What it is doing; null for nothing. Any thread. */
  Running running() {
    return running;
  }

  @Override
  public void post(Runnable task) {
    executor.execute(guarded(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    try {
      Future<?> future =
          executor.schedule(guarded(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Instant wallClock() {
    return Instant.now();
  }

  @Override
  public void assertOn() {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("off the loop: " + Thread.currentThread().getName());
    }
  }

  @Override
  public <T> CompletableFuture<T> offload(String what, Callable<T> work, Duration limit) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Timer timer = after(limit, () -> result.completeExceptionally(new TimeoutException(what)));
    Runnable job =
        () -> {
          try {
            T value = work.call();
            post(() -> result.complete(value));
          } catch (
              Throwable failure) { // webrtc-java reports by Error, and nobody else is listening
            post(() -> result.completeExceptionally(failure));
          } finally {
            post(timer::cancel);
          }
        };
    daemon(job, "parley-worker: " + what).start();
    return result;
  }

  /**
   * Ends the loop after the running task; what waits is dropped. Any thread, any number of times.
   */
  @Override
  public void close() {
    OPEN.remove(this);
    executor.shutdownNow();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      running = new Running(task, Thread.currentThread());
      try {
        task.run();
      } catch (RuntimeException | Error failure) {
        LOG.error("a task failed", failure);
      } finally {
        running = null;
      }
    };
  }
}
