package dev.parley;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** SIGTERM, SIGINT and a closed terminal end a run in order, and not in the middle. */
final class Signals {
  private static final int MOST_SECONDS = 5;

  private Signals() {}

  /**
   * Runs the work; when the process is told to end meanwhile, asks the work to end and waits for
   * it.
   */
  static int endingWith(Runnable askToEnd, IntSupplier work) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> askAndWait(askToEnd, ended), "parley-signal");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      ended.countDown();
    }
  }

  private static void askAndWait(Runnable askToEnd, CountDownLatch ended) {
    askToEnd.run();
    try {
      if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("parley: ended without having finished.");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
