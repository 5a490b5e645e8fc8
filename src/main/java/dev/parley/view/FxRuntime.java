package dev.parley.view;

import dev.parley.view.kit.FxThread;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Starts JavaFX, without a window. It takes half of a start and does not depend on the program, so
 * it can begin before anything else, on a processor of its own. Once in a process; any thread.
 */
public final class FxRuntime {
  private static final String STARTER = "parley-view-start";

  private final StartNoise noise = StartNoise.begin(STARTER);

  /** Whether this is who brought it up. */
  private final CompletableFuture<Boolean> up = new CompletableFuture<>();

  private FxRuntime() {}

  /** Begins to bring it up; returns at once. */
  public static FxRuntime begin() {
    FxRuntime fxRuntime = new FxRuntime();
    // Its own thread: XOpenDisplay blocks for as long as the network likes. Not a daemon: the
    // JavaFX thread inherits that from it, and an open window keeps a program running.
    Thread opening = new Thread(fxRuntime::bringUp, STARTER);
    opening.setDaemon(false);
    opening.start();
    return fxRuntime;
  }

  /**
   * Waits until it is up or has failed, with a limit: for a process that needs no window after all.
   * One that ends while native libraries still start may end with a crash.
   */
  public void settle(Duration limit) {
    try {
      up.handle((own, failure) -> null).orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).join();
    } catch (CompletionException | CancellationException late) {
      // It was a courtesy only.
    }
  }

  /**
   * Whether the caller started JavaFX and may end it; completes on the thread that starts it, or at
   * once. Fails with the failure of JavaFX.
   */
  CompletableFuture<Boolean> up() {
    return up;
  }

  /** Lets what JavaFX prints pass again, and tells what it has printed so far. */
  String printed() {
    return noise.end();
  }

  /** Logs nothing: where two threads begin with the log at once, one of them gets none. */
  private void bringUp() {
    try {
      up.complete(FxThread.start(() -> {}));
    } catch (RuntimeException | LinkageError failure) { // native libraries fail as LinkageError
      up.completeExceptionally(failure);
    }
  }
}
