package dev.parley.channels;

import java.util.concurrent.CompletableFuture;

/** Takes a run elsewhere. Loop only. */
public interface Navigator {
  /**
   * Leaves, as soon as it is known whereto, and goes there.
   *
   * @return completes on the loop; fails with a sentence
   */
  CompletableFuture<Void> go(CompletableFuture<Destination> where);

  /** Calls somebody where the run is, as soon as they are there. */
  void call(String nameOrId);

  /** Finds the channel of this machine's own server; completes on the loop. */
  CompletableFuture<Destination> home();
}
