package dev.parley.check;

import dev.parley.check.Finding.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a probe has found.
 *
 * @param at when it ended, by the clock on the wall
 */
public record ProbeResult(Target target, List<Finding> findings, Instant at, Duration took) {
  public ProbeResult {
    findings = List.copyOf(findings);
  }

  /** Whether anything does not work. */
  public boolean isBad() {
    return count(Standing.BAD) > 0;
  }

  /** Whether the server said no to the user or the password. */
  public boolean isRefused() {
    return findings.stream()
        .anyMatch(one -> one.id().equals("login") && one.figures().containsKey("refused"));
  }

  long count(Standing standing) {
    return findings.stream().filter(one -> one.standing() == standing).count();
  }

  /** The worst of them, in one word. */
  String result() {
    if (isBad()) {
      return "bad";
    }
    return count(Standing.REMARK) > 0 ? "warning" : "good";
  }
}
