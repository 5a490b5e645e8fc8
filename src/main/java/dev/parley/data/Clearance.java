package dev.parley.data;

import java.util.concurrent.CompletableFuture;

/** Decides whether what goes without a click may go to the peer of a call. On the loop. */
public interface Clearance {
  /** For whatever is looked after by a person. */
  Clearance ALWAYS = call -> CompletableFuture.completedFuture(true);

  /** Completes on the loop, once that is known. */
  CompletableFuture<Boolean> of(DataCall call);
}
