package dev.parley.connection;

import dev.parley.media.Media;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Holds back synthetic audio while descriptions are applied; see {@link Media#holdSound}. */
record SyntheticAudioHold(Media media) {

  /** Does it once it is quiet, which is at once as a rule, and holds until it has ended. */
  CompletableFuture<?> during(Supplier<CompletableFuture<?>> operation) {
    Media.Hold hold = media.holdSound();
    return hold.quiet()
        .thenCompose(quiet -> operation.get())
        .whenComplete((done, failure) -> hold.release());
  }
}
