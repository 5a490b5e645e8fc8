package dev.parley.checkup;

import java.util.List;
import java.util.function.Consumer;

/** Several examinations at once, as one. Loop only. */
public final class Together implements Examination {
  private final List<Examination> all;

  public Together(List<? extends Examination> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public List<Finding> before() {
    return all.stream().flatMap(one -> one.before().stream()).toList();
  }

  @Override
  public void begin(Consumer<Finding> found) {
    all.forEach(one -> one.begin(found));
  }

  @Override
  public void cancel() {
    all.forEach(Examination::cancel);
  }
}
