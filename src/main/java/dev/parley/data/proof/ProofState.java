package dev.parley.data.proof;

import java.util.Map;
import java.util.Optional;

/**
 * What is known of who the peers are; immutable.
 *
 * @param calls by the id of the peer; of calls that run
 * @param known by the id of the peer; who was proved once in this channel
 */
public record ProofState(Map<String, Call> calls, Map<String, ProvedPeer> known) {
  public static final ProofState NOTHING = new ProofState(Map.of(), Map.of());

  public ProofState {
    calls = Map.copyOf(calls);
    known = Map.copyOf(known);
  }

  /** That of a call. */
  public Call of(String peerId) {
    return calls.getOrDefault(peerId, Call.NOTHING);
  }

  /**
   * One call.
   *
   * @param code six digits to read to each other; empty where there are none
   * @param before how the same peer was proved in an earlier call, if ever
   * @param accepted whether the person goes on in spite of an alarm
   */
  public record Call(
      Verification verification, String code, Optional<ProvedPeer> before, boolean accepted) {
    static final Call NOTHING = new Call(Verification.NONE, "", Optional.empty(), false);

    /** Whether a person has to decide about it now. */
    public boolean isAlarming() {
      return verification.isAlarming() && !accepted;
    }
  }
}
