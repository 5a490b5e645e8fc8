package dev.parley;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Lets the time pass that a disturbance is to last. */
final class Pause {
  private Pause() {}

  /**
   * @param until by {@link ProcessLines#now}
   */
  static void until(long until) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    over.completeOnTimeout(null, Math.max(0, until - ProcessLines.now()), TimeUnit.MILLISECONDS);
    over.join();
  }
}
