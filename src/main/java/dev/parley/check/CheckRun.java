package dev.parley.check;

import dev.parley.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs several checks at once; the findings come one by one. Loop only. */
public final class CheckRun {
  private static final Words WORDS = Words.in(CheckRun.class);

  private final Check checks;
  private final Consumer<List<Finding>> told;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private boolean over;

  /**
   * @param told all findings, in order, at the beginning and at each new one
   */
  public CheckRun(List<Check> checks, Consumer<List<Finding>> told) {
    this.checks = Check.all(List.copyOf(checks));
    this.told = told;
  }

  /** Begins, once. */
  public void begin() {
    checks.before().forEach(finding -> findings.put(finding.id(), finding));
    tell();
    checks.begin(this::found);
  }

  /** Ends it where it is. */
  public void cancel() {
    if (over) {
      return;
    }
    over = true;
    checks.cancel();
    if (!isComplete()) {
      findings.replaceAll(
          (id, finding) ->
              finding.isOver() ? finding : finding.notLookedAt(WORDS.say("check.stopped"), ""));
      tell();
    }
  }

  /** Whether everything is known. */
  public boolean isComplete() {
    return findings.values().stream().allMatch(Finding::isOver);
  }

  private void found(Finding finding) {
    if (!over && findings.containsKey(finding.id())) {
      findings.put(finding.id(), finding);
      tell();
    }
  }

  private void tell() {
    told.accept(List.copyOf(findings.values()));
  }
}
