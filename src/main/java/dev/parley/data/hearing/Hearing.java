package dev.parley.data.hearing;

import dev.parley.data.hearing.Verdict.Cause;
import java.util.Optional;

/**
 * What the two sides of one call hear and see of each other.
 *
 * @param peerId with whom the call is
 * @param sound whether the peer hears this side
 * @param picture whether the peer sees this side
 * @param ownSpeaker why this side does not hear the peer, who speaks; NONE where it may
 * @param theirs what the peer said last; empty while it says nothing
 */
public record Hearing(
    String peerId, Verdict sound, Verdict picture, Cause ownSpeaker, Optional<Playout> theirs) {

  /** Of a peer that says nothing. */
  public static Hearing unknown(String peerId) {
    return new Hearing(peerId, Verdict.UNKNOWN, Verdict.UNKNOWN, Cause.NONE, Optional.empty());
  }
}
