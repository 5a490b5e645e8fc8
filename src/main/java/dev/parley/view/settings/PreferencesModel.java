package dev.parley.view.settings;

import dev.parley.settings.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Holds the current preferences and notifies of changes. JavaFX thread. */
public final class PreferencesModel {
  private final Consumer<Preferences> keep;
  private final List<Consumer<Preferences>> followers = new ArrayList<>();
  private Preferences now;

  /**
   * @param keep keeps it for the next start; must not block
   */
  public PreferencesModel(Preferences first, Consumer<Preferences> keep) {
    this.now = first;
    this.keep = keep;
  }

  public Preferences now() {
    return now;
  }

  /** Changes something, tells all who follow, and keeps it. */
  public void change(UnaryOperator<Preferences> change) {
    Preferences next = change.apply(now);
    if (next.equals(now)) {
      return;
    }
    now = next;
    followers.forEach(follower -> follower.accept(next));
    keep.accept(next);
  }

  /** Tells this one now, and at every change. */
  public void follow(Consumer<Preferences> follower) {
    followers.add(follower);
    follower.accept(now);
  }
}
