package dev.parley.checkup;

import dev.parley.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One look at all that a call needs; the results come one by one. The window shows them, and a
 * terminal may print them. Loop only.
 */
public final class Checkup {
  private static final Words WORDS = Words.in(Checkup.class);

  private final List<Examination> examinations;
  private final Consumer<List<Finding>> told;
  private final Map<String, Finding> findings = new LinkedHashMap<>();
  private boolean over;

  /**
   * @param told all findings, in order, at the beginning and at each new one
   */
  public Checkup(List<Examination> examinations, Consumer<List<Finding>> told) {
    this.examinations = List.copyOf(examinations);
    this.told = told;
  }

  /** Begins, once. */
  public void begin() {
    for (Examination one : examinations) {
      one.before().forEach(finding -> findings.put(finding.id(), finding));
    }
    tell();
    examinations.forEach(one -> one.begin(this::found));
  }

  /** Ends it where it is. */
  public void cancel() {
    if (over) {
      return;
    }
    over = true;
    examinations.forEach(Examination::cancel);
    boolean anyLeft = !isComplete();
    findings.replaceAll(
        (id, finding) ->
            finding.isOver() ? finding : finding.notLookedAt(WORDS.say("check.stopped"), ""));
    if (anyLeft) {
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
    told.accept(new ArrayList<>(findings.values()));
  }
}
