package dev.parley.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;

/** Ends a run in order on SIGTERM, SIGINT and a closed terminal. */
final class ShutdownSignals {
  private static final int MOST_SECONDS = 5;

  private ShutdownSignals() {}

  /**
   * Runs the work; when the process is told to end meanwhile, asks the work to end, waits for it,
   * and ends the process with its status.
   */
  static int endingWith(Runnable askToEnd, IntSupplier work) {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    Thread hook = new Thread(() -> askAndWait(askToEnd, ended), "parley-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    int status = ExitStatus.FAILED;
    try {
      status = work.getAsInt();
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs already, and wants the status
    } finally {
      ended.complete(status);
    }
    return status;
  }

  private static void askAndWait(Runnable askToEnd, CompletableFuture<Integer> ended) {
    askToEnd.run();
    try {
      Runtime.getRuntime().halt(ended.get(MOST_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException late) {
      System.err.println("parley: forced to quit before everything was closed.");
    } catch (ExecutionException | InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
