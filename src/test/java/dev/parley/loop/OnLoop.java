package dev.parley.loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Runs something on a real loop and waits for its end: unlike join, until {@link LoopGuard}
 * interrupts the wait.
 */
public final class OnLoop {
  private OnLoop() {}

  /**
   * @throws CompletionException with what the task threw
   */
  public static void run(Loop loop, Runnable task) {
    end(CompletableFuture.runAsync(task, loop::post));
  }

  /**
   * @throws CompletionException with what the task threw
   */
  public static <T> T get(Loop loop, Supplier<T> task) {
    return end(CompletableFuture.supplyAsync(task, loop::post));
  }

  private static <T> T end(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failure) {
      throw new CompletionException(failure.getCause());
    } catch (InterruptedException stop) {
      throw new AssertionError("interrupted while waiting for a loop", stop);
    }
  }
}
