package dev.parley.view.kit;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Passes values from any thread to the JavaFX thread: the newest value wins, and at most one
 * delivery is pending.
 */
public final class Latest<T> {
  private final AtomicReference<T> slot = new AtomicReference<>();
  private volatile Consumer<T> taker;

  /** Any thread. Before {@link #open} the value waits. */
  public void offer(T value) {
    boolean queued = slot.getAndSet(value) != null; // a delivery, which will find this value
    if (!queued && taker != null) {
      FxThread.later(this::deliver);
    }
  }

  /** Names who takes, and delivers what waits. JavaFX thread. */
  public void open(Consumer<T> newTaker) {
    taker = newTaker;
    deliver();
  }

  /** Drops what waits; what comes later waits again. Any thread. */
  public void close() {
    taker = null;
    slot.set(null);
  }

  private void deliver() {
    Consumer<T> current = taker;
    T value = current == null ? null : slot.getAndSet(null);
    if (value != null) {
      current.accept(value);
    }
  }
}
