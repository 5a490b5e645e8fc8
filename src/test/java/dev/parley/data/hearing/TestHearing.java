package dev.parley.data.hearing;

import dev.parley.data.hearing.Verdict.Cause;
import java.time.Duration;
import java.util.Optional;

/** What the two sides of a call may hear and see of each other. */
public final class TestHearing {
  private TestHearing() {}

  public static Hearing confirmed(String peerId) {
    return of(peerId, Verdict.CONFIRMED, Verdict.CONFIRMED, Cause.NONE);
  }

  public static Hearing unheard(String peerId, Cause cause, Duration since) {
    return of(peerId, Verdict.missing(cause, since), Verdict.CONFIRMED, Cause.NONE);
  }

  public static Hearing unseen(String peerId, Cause cause, Duration since) {
    return of(peerId, Verdict.CONFIRMED, Verdict.missing(cause, since), Cause.NONE);
  }

  /** The own speaker is not heard. */
  public static Hearing deaf(String peerId, Cause cause) {
    return of(peerId, Verdict.CONFIRMED, Verdict.CONFIRMED, cause);
  }

  private static Hearing of(String peerId, Verdict sound, Verdict picture, Cause own) {
    return new Hearing(peerId, sound, picture, own, Optional.empty());
  }
}
