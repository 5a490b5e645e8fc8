package dev.parley.connection;

import dev.parley.media.Media;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** No sound is made up while descriptions are applied; see {@link Media#holdSound}. */
record QuietTime(Media media) {

  /** Does it, and holds until it has ended. */
  CompletableFuture<?> during(Supplier<CompletableFuture<?>> operation) {
    Media.Hold hold = media.holdSound();
    try {
      return operation.get().whenComplete((done, failure) -> hold.release());
    } catch (RuntimeException | Error failure) {
      hold.release();
      throw failure;
    }
  }
}
