package dev.parley.data.pointer;

/**
 * What the window knows of pointing, at one moment; immutable.
 *
 * @param canPoint whether the peer shows where this side points, while it shares a screen
 * @param asksAllowed whether the peer can point, so that this side's person may forbid it
 * @param allowed whether the person allows it
 */
public record PointerState(boolean canPoint, boolean asksAllowed, boolean allowed) {
  /** Without a call. */
  public static final PointerState NONE = new PointerState(false, false, true);
}
