package dev.parley.call;

/** What becomes of the sound that a side receives. */
public enum SpeakerState {
  /** It is played, as far as the system tells. */
  PLAYING,
  /** Muted in the system, at the device or for this program alone. */
  MUTED,
  /** The volume is zero. */
  ZERO,
  /** There is no speaker, or none is wanted. */
  MISSING,
  /** The system does not tell. */
  UNKNOWN
}
