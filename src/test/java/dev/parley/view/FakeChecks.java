package dev.parley.view;

import dev.parley.check.Finding;
import dev.parley.view.settings.Checks;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Finds what the test says, when it says so. */
public final class FakeChecks implements Checks {
  private final List<Consumer<List<Finding>>> begun = new CopyOnWriteArrayList<>();
  private final List<Integer> cancelled = new CopyOnWriteArrayList<>();

  @Override
  public Running begin(Consumer<List<Finding>> told) {
    begun.add(told);
    int number = begun.size();
    return () -> cancelled.add(number);
  }

  public int begun() {
    return begun.size();
  }

  /** The looks that were cancelled, by their number from 1. */
  public List<Integer> cancelled() {
    return List.copyOf(cancelled);
  }

  /** Tells it to the look of that number. */
  public void find(int number, Finding... found) {
    begun.get(number - 1).accept(List.of(found));
  }
}
