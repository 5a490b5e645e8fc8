package dev.parley.view.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Repeats an update of a shown time, only while there is a time to show. JavaFX thread.
 *
 * <p>No animation of JavaFX: while one runs, even one that does nothing but wait, the whole scene
 * is gone through 60 times a second (measured: 2 % of a processor).
 */
public final class Ticker {
  /** Often enough that no second is seen to be late. */
  private static final long STEP_MS = 200;

  private final Runnable act;

  /** What the next step waits for; null while it does not run. */
  private CompletableFuture<Void> waiting;

  public Ticker(Runnable act) {
    this.act = act;
  }

  public void run(boolean needed) {
    if (needed && waiting == null) {
      await();
    } else if (!needed && waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }

  private void await() {
    CompletableFuture<Void> step = new CompletableFuture<>();
    waiting = step;
    step.completeOnTimeout(null, STEP_MS, TimeUnit.MILLISECONDS)
        .thenRun(() -> FxThread.later(() -> tick(step)));
  }

  private void tick(CompletableFuture<Void> step) {
    if (waiting == step) {
      await();
      act.run();
    }
  }
}
