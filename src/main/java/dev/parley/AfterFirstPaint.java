package dev.parley;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Delays work that needs a processor until the window has been painted. */
final class AfterFirstPaint {
  /** A display that shows nothing in this time keeps nobody from their call. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private AfterFirstPaint() {}

  /**
   * @param seen completes when there is a window to see; any thread
   * @param rest begins what else there is; called once, on the loop
   * @return completes with the rest
   */
  static CompletableFuture<Void> then(
      Loop loop, CompletableFuture<?> seen, Supplier<CompletableFuture<Void>> rest) {
    CompletableFuture<Void> go = new CompletableFuture<>();
    seen.whenComplete((done, failure) -> loop.post(() -> go.complete(null)));
    loop.after(PATIENCE, () -> go.complete(null));
    return go.thenCompose(now -> rest.get());
  }
}
