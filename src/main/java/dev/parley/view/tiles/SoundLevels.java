package dev.parley.view.tiles;

import dev.parley.view.kit.FxThread;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Carries to the JavaFX thread how loud the people of a call are: the newest level of each wins,
 * and at most one delivery is pending.
 */
public final class SoundLevels {
  /** There are never more people in a call; one more is some mistake. */
  private static final int MOST = 16;

  private final Map<String, Double> newest = new ConcurrentHashMap<>();
  private final AtomicBoolean pending = new AtomicBoolean();
  private volatile boolean listening;
  private volatile Consumer<Map<String, Double>> taker;

  /** Any thread; costs nothing while nobody listens. */
  public void level(String id, double level) {
    if (listening && taker != null && (newest.size() < MOST || newest.containsKey(id))) {
      newest.put(id, level);
      if (pending.compareAndSet(false, true)) {
        FxThread.later(this::deliver);
      }
    }
  }

  /** Whether levels are of any use now. Any thread. */
  public void listen(boolean now) {
    listening = now;
  }

  /** Names who takes them. */
  public void open(Consumer<Map<String, Double>> newTaker) {
    taker = newTaker;
  }

  /** Nobody takes any more. Any thread. */
  public void close() {
    taker = null;
  }

  private void deliver() {
    pending.set(false);
    Map<String, Double> levels = new HashMap<>();
    newest.keySet().forEach(id -> levels.put(id, newest.remove(id)));
    Consumer<Map<String, Double>> current = taker;
    if (current != null && !levels.isEmpty()) {
      current.accept(levels);
    }
  }
}
