package dev.parley.data.proof;

import dev.parley.data.Clearance;
import dev.parley.data.DataCall;
import dev.parley.text.Sanitizer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits for what is found out about a peer, and lets nothing go to one that raises an alarm. Says
 * so once, however often it is asked for the same peer. On the loop.
 */
public final class ProofClearance implements Clearance {
  /** Of a peer's id, to be shown. */
  private static final int LONGEST_ID = 100;

  private final Function<String, CompletableFuture<Verification>> verdicts;
  private final Consumer<String> warn;
  private String lastWarning = "";

  /**
   * @param verdicts as {@link ProofFeature#verdict}
   * @param warn gets a sentence that says to whom nothing goes, and why
   */
  public ProofClearance(
      Function<String, CompletableFuture<Verification>> verdicts, Consumer<String> warn) {
    this.verdicts = verdicts;
    this.warn = warn;
  }

  @Override
  public CompletableFuture<Boolean> of(DataCall call) {
    return verdicts.apply(call.peerId()).thenApply(found -> isSafe(call.peerId(), found));
  }

  private boolean isSafe(String peerId, Verification found) {
    if (!found.isAlarming()) {
      return true;
    }
    String why =
        found == Verification.CHANGED
            ? "its certificate is not the one that was verified before"
            : "its verification failed";
    String peer = Sanitizer.line(peerId, LONGEST_ID);
    String warning = "nothing is sent to " + peer + ": " + why + ", so somebody may be in between";
    if (!warning.equals(lastWarning)) {
      lastWarning = warning;
      warn.accept(warning);
    }
    return false;
  }
}
