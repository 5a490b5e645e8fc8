package dev.parley.check;

import java.util.List;
import java.util.function.Consumer;

/** A check of one thing that a call needs, or of several that are seen together. Loop only. */
public interface Check {

  /** What it will look at; nothing of it is known yet, or else it does not change any more. */
  List<Finding> before();

  /**
   * Begins, and returns; ends by itself, within half a minute.
   *
   * @param found told of each thing of {@link #before} once, when it is known
   */
  void begin(Consumer<Finding> found);

  /** Releases everything that it holds, and reports nothing more. Any number of times. */
  void cancel();

  /** Makes one of something that is known before anybody has looked. */
  static Check known(Finding finding) {
    return new Check() {
      @Override
      public List<Finding> before() {
        return List.of(finding);
      }

      @Override
      public void begin(Consumer<Finding> found) {
        found.accept(finding);
      }

      @Override
      public void cancel() {}
    };
  }

  /** Makes one of several at once. */
  static Check all(List<? extends Check> checks) {
    return new Check() {
      @Override
      public List<Finding> before() {
        return checks.stream().flatMap(one -> one.before().stream()).toList();
      }

      @Override
      public void begin(Consumer<Finding> found) {
        checks.forEach(one -> one.begin(found));
      }

      @Override
      public void cancel() {
        checks.forEach(Check::cancel);
      }
    };
  }
}
