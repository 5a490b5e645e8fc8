package dev.parley.call;

/** How good a call is, from best to worst. */
public enum QualityLevel {
  /** As if in one room. */
  GOOD,
  /** Impaired, and still easy to talk over. */
  FAIR,
  /** Talking is hard, or the picture is far from what was sent. */
  POOR
}
