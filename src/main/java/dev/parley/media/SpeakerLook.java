package dev.parley.media;

import dev.parley.call.SpeakerState;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Looks at the speaker, which takes its time: of looks that overlap the newest counts. */
final class SpeakerLook {
  private final Supplier<CompletableFuture<SpeakerState>> ask;
  private volatile SpeakerState state = SpeakerState.UNKNOWN;
  private long newest;

  /**
   * @param ask completes on the loop, and never with a failure
   */
  SpeakerLook(Supplier<CompletableFuture<SpeakerState>> ask) {
    this.ask = ask;
  }

  /** Begins another look. On the loop. */
  void look() {
    long mine = ++newest;
    ask.get()
        .thenAccept(
            now -> {
              if (mine == newest) {
                state = now;
              }
            });
  }

  /** As far as it is known; any thread. */
  SpeakerState state() {
    return state;
  }
}
