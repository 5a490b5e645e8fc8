package dev.parley.probe;

import dev.parley.checkup.Examination;
import dev.parley.checkup.Finding;
import java.util.List;
import java.util.function.Consumer;

/** What is known before anybody has looked. Loop only. */
final class Known implements Examination {
  private final List<Finding> findings;

  /**
   * @param findings all of them over
   */
  Known(List<Finding> findings) {
    this.findings = List.copyOf(findings);
  }

  @Override
  public List<Finding> before() {
    return findings;
  }

  @Override
  public void begin(Consumer<Finding> found) {
    findings.forEach(found);
  }

  @Override
  public void cancel() {}
}
