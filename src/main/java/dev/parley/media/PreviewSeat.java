package dev.parley.media;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Holds the one preview of the process; code that needs its devices waits until it has closed. */
final class PreviewSeat {
  private Preview preview;

  /** Closes it; ends once its devices are free, at once where there is none. */
  CompletableFuture<Void> clear() {
    return preview == null ? CompletableFuture.completedFuture(null) : preview.close();
  }

  /** Puts another in its place, and begins that when the devices are known and free. */
  Preview take(Preview next, CompletableFuture<Void> known, Consumer<Preview> begin) {
    CompletableFuture<Void> free = clear();
    preview = next;
    known.thenCombine(free, (looked, closed) -> next).thenAccept(begin);
    return next;
  }

  void choose(MediaChoice choice, Devices there) {
    if (preview != null) {
      preview.choose(choice, there);
    }
  }

  void look(MediaChoice choice, Devices there, boolean hasSound) {
    if (preview != null) {
      preview.look(choice, there, hasSound);
    }
  }
}
