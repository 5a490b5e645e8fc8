package dev.parley.channels;

import java.util.concurrent.CompletableFuture;

/** Takes a run elsewhere. Loop only. */
public interface Navigator {
  /**
   * Leaves as soon as the destination is known, and joins that.
   *
   * @return completes on the loop; fails with a sentence
   */
  CompletableFuture<Void> go(CompletableFuture<Destination> where);

  /** Calls a peer of the current channel as soon as it is available. */
  void call(String nameOrId);

  /** Finds the channel of this machine's own server; completes on the loop. */
  CompletableFuture<Destination> home();
}
