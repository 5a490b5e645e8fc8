package dev.parley.connection.session;

import dev.parley.connection.Scope;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs one operation at a time, in order (W3C webrtc, section 4.4.1.2 "Chain an asynchronous
 * operation"). Each operation begins when the one before has ended. Used on the loop.
 */
final class Operations {
  /** What a well-behaved peer never reaches: some dozens of candidates come in one go. */
  static final int MOST = 512;

  private final Queue<Supplier<CompletableFuture<?>>> waiting = new ArrayDeque<>();
  private final Scope scope;
  private final Consumer<Throwable> onFailure;
  private boolean busy;
  private boolean failed;

  /**
   * @param scope at whose end all that wait are dropped
   * @param onFailure told of an operation that failed, after which no other is begun
   */
  Operations(Scope scope, Consumer<Throwable> onFailure) {
    this.scope = scope;
    this.onFailure = onFailure;
    scope.onEnd(waiting::clear);
  }

  /**
   * Adds one.
   *
   * @return false where too many wait already, and this one was not taken
   */
  boolean chain(Supplier<CompletableFuture<?>> operation) {
    if (isOver()) {
      return true;
    }
    if (waiting.size() >= MOST) {
      return false;
    }
    waiting.add(operation);
    advance();
    return true;
  }

  /** Whether none is under way. */
  boolean isIdle() {
    return !busy;
  }

  private boolean isOver() {
    return failed || scope.isOver();
  }

  private void advance() {
    while (!busy && !isOver() && !waiting.isEmpty()) {
      busy = true;
      begin(waiting.remove()).whenComplete((done, failure) -> ended(failure));
    }
  }

  private static CompletableFuture<?> begin(Supplier<CompletableFuture<?>> operation) {
    try {
      return operation.get();
    } catch (RuntimeException | Error failure) { // webrtc-java reports by both
      return CompletableFuture.failedFuture(failure);
    }
  }

  private void ended(Throwable failure) {
    busy = false;
    if (isOver()) {
      return;
    }
    if (failure != null) {
      failed = true;
      waiting.clear();
      onFailure.accept(failure);
    } else {
      advance();
    }
  }
}
