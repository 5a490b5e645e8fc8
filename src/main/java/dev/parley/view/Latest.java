package dev.parley.view;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Passes values from any thread to the JavaFX thread: the newest value wins, and at most one
 * delivery is pending.
 */
final class Latest<T> {
  private final AtomicReference<T> slot = new AtomicReference<>();
  private final Consumer<T> drop;
  private volatile Consumer<T> taker;

  /**
   * @param drop what becomes of a value that nobody will see
   */
  Latest(Consumer<T> drop) {
    this.drop = drop;
  }

  /** Any thread. Before {@link #open} the value waits. */
  void offer(T value) {
    T older = slot.getAndSet(value);
    if (older != null) {
      drop.accept(older); // its delivery is queued already, and will find this value instead
    } else if (taker != null) {
      FxThread.later(this::deliver);
    }
  }

  /** Names who takes, and delivers what waits. JavaFX thread. */
  void open(Consumer<T> newTaker) {
    taker = newTaker;
    deliver();
  }

  /** Drops what waits; what comes later waits again. Any thread. */
  void close() {
    taker = null;
    empty();
  }

  /** Drops what waits. Any thread. */
  void empty() {
    T waiting = slot.getAndSet(null);
    if (waiting != null) {
      drop.accept(waiting);
    }
  }

  private void deliver() {
    Consumer<T> current = taker;
    T value = current == null ? null : slot.getAndSet(null);
    if (value != null) {
      current.accept(value);
    }
  }
}
