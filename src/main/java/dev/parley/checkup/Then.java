package dev.parley.checkup;

import dev.parley.checkup.Finding.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One examination after another, and only where the first has found what the second needs. Loop
 * only.
 */
public final class Then implements Examination {
  private final Examination first;
  private final Examination second;
  private final Set<String> needed;
  private final UnaryOperator<String> why;
  private final Map<String, Finding> firsts = new LinkedHashMap<>();
  private boolean over;

  /**
   * @param needed ids of the first's things without which the second makes no sense
   * @param why makes the reason of what is not looked at out of the name of what is wrong
   */
  public Then(
      Examination first, Set<String> needed, Examination second, UnaryOperator<String> why) {
    this.first = first;
    this.second = second;
    this.needed = Set.copyOf(needed);
    this.why = why;
  }

  @Override
  public List<Finding> before() {
    return new Together(List.of(first, second)).before();
  }

  @Override
  public void begin(Consumer<Finding> found) {
    first.before().forEach(finding -> firsts.put(finding.id(), finding));
    first.begin(finding -> firstFound(finding, found));
  }

  @Override
  public void cancel() {
    over = true;
    first.cancel();
    second.cancel();
  }

  private void firstFound(Finding finding, Consumer<Finding> found) {
    boolean wasOpen = !isFirstOver();
    firsts.put(finding.id(), finding);
    found.accept(finding);
    if (!over && wasOpen && isFirstOver()) {
      obstacle()
          .ifPresentOrElse(
              reason -> second.before().forEach(one -> found.accept(one.notLookedAt(reason, ""))),
              () -> second.begin(found));
    }
  }

  private boolean isFirstOver() {
    return firsts.values().stream().allMatch(Finding::isOver);
  }

  /** What itself was not looked at passes its own reason on: the first cause is said. */
  private Optional<String> obstacle() {
    return firsts.values().stream()
        .filter(finding -> needed.contains(finding.id()))
        .filter(
            finding ->
                finding.standing() == Standing.BAD || finding.standing() == Standing.NOT_LOOKED_AT)
        .findFirst()
        .map(
            finding ->
                finding.standing() == Standing.BAD ? why.apply(finding.what()) : finding.why());
  }
}
