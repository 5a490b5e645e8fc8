package dev.parley.check;

import dev.parley.check.Finding.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs one check after another, if the first has found what the second needs. Loop only. */
final class CheckSequence implements Check {
  private final Check first;
  private final Check second;
  private final Set<String> needed;
  private final Map<String, Finding> firsts = new LinkedHashMap<>();
  private boolean over;

  /**
   * @param needed ids of the first's things without which the second makes no sense
   */
  CheckSequence(Check first, Set<String> needed, Check second) {
    this.first = first;
    this.second = second;
    this.needed = Set.copyOf(needed);
  }

  /** The reason of what is not looked at because of something before it. */
  static String without(String what) {
    return "Mend this first: " + what.toLowerCase(Locale.ROOT) + ".";
  }

  @Override
  public List<Finding> before() {
    return Check.all(List.of(first, second)).before();
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
                finding.standing() == Standing.BAD ? without(finding.what()) : finding.why());
  }
}
