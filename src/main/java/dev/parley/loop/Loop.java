package dev.parley.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Runs all of Parley's decisions on one thread, and is the only source of time.
 *
 * <p>Callbacks from elsewhere (websocket readers, WebRTC's native threads, the JavaFX thread) do
 * nothing but {@link #post} and return. A task that throws is logged and does not end the loop.
 */
public interface Loop {

  /** Runs the task later on the loop, in the order of posting. Any thread; ignored once closed. */
  void post(Runnable task);

  /** Runs the task on the loop once the delay has passed. Any thread. */
  Timer after(Duration delay, Runnable task);

  /** Time since an arbitrary fixed moment, never going back. Any thread. */
  Duration now();

  /**
   * The time of day. It jumps when somebody sets it, and goes on while the machine sleeps, where
   * {@link #now} may stand still: good for noticing that, and not for measuring. Any thread.
   */
  Instant wallClock();

  /**
   * Throws when called from any other thread: the head of each private handler.
   *
   * @throws IllegalStateException off the loop
   */
  void assertOn();

  /**
   * Runs work that may block (devices, files, other processes) on a worker thread of its own.
   *
   * <p>The future completes on the loop: with the result, with what the work threw, or with a
   * {@link java.util.concurrent.TimeoutException} after the limit. Work that hangs forever costs
   * its thread and nothing else; its late result is dropped. What is attached to the future on the
   * loop runs on the loop.
   *
   * @param what names the work in the log and in the thread's name
   */
  <T> CompletableFuture<T> offload(String what, Callable<T> work, Duration limit);

  /** The same for work without a result. */
  default CompletableFuture<Void> offload(String what, Work work, Duration limit) {
    Callable<Void> called =
        () -> {
          work.run();
          return null;
        };
    return offload(what, called, limit);
  }

  /** Work without a result, which may block. */
  interface Work {
    void run() throws Exception;
  }

  /** A task that has not run yet. */
  interface Timer {
    /** Takes the task back; no effect when it ran or was cancelled. Call it on the loop. */
    void cancel();
  }
}
