package dev.parley.data.hearing;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether what one side sends is heard, or seen, at the other.
 *
 * @param since from when on it has not been; empty where it is, or where that is not known
 */
public record Verdict(State state, Cause cause, Optional<Duration> since) {
  public static final Verdict UNKNOWN = new Verdict(State.UNKNOWN, Cause.NONE, Optional.empty());
  static final Verdict CONFIRMED = new Verdict(State.CONFIRMED, Cause.NONE, Optional.empty());

  /** How it stands. */
  public enum State {
    /** Nothing is sent, or the other side says nothing of it. */
    UNKNOWN,
    /** The other side has said so, and nothing since speaks against it. */
    CONFIRMED,
    MISSING
  }

  /** Why it is missing, and so whose side it is. */
  public enum Cause {
    NONE,
    /** Not muted, and silent as no room is. */
    OWN_MICROPHONE,
    /** Brings no more pictures. */
    OWN_CAMERA,
    /** This side has it, and no packet leaves. */
    NOT_SENT,
    /** Packets leave here, and do not arrive there. */
    LOST,
    SPEAKER_MISSING,
    SPEAKER_MUTED,
    SPEAKER_ZERO,
    /** Packets arrive there, and the speaker plays silence. */
    NOT_PLAYED,
    WINDOW_HIDDEN,
    /** Packets arrive there, and no picture comes of them. */
    NOT_DECODED,
    /** Pictures come of them, and none is shown. */
    NOT_SHOWN;

    /** What the other side knows of its own speaker. */
    boolean isOfSpeaker() {
      return this == SPEAKER_MISSING || this == SPEAKER_MUTED || this == SPEAKER_ZERO;
    }
  }

  static Verdict missing(Cause cause, Duration since) {
    return new Verdict(State.MISSING, cause, Optional.of(since));
  }

  public boolean isConfirmed() {
    return state == State.CONFIRMED;
  }

  public boolean isMissing() {
    return state == State.MISSING;
  }
}
