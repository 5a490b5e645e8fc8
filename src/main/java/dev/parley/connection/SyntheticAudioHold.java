package dev.parley.connection;

import dev.parley.media.Media;
import dev.parley.media.SoundGate;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** No sound is made up while descriptions are applied; see {@link Media#holdSound}. */
record SyntheticAudioHold(Media media) {

  /** Does it once it is quiet, which is at once as a rule, and holds until it has ended. */
  CompletableFuture<?> during(Supplier<CompletableFuture<?>> operation) {
    SoundGate.Hold hold = media.holdSound();
    return hold.quiet()
        .thenCompose(quiet -> operation.get())
        .whenComplete((done, failure) -> hold.release());
  }
}
