package dev.parley.call;

/**
 * The role of this side in the negotiation with one peer (W3C webrtc, perfect negotiation).
 *
 * <p>Where a dialect does not say who is polite, the peer that was there first is, and the newcomer
 * sends the first offer.
 *
 * @param polite gives way when two offers collide; exactly one of the two sides does
 * @param offersFirst sends the first description; exactly one of the two sides does
 * @param browserLike the peer does what browsers do: it bundles sound and picture, takes a data
 *     channel and redundant sound, and bears an offer that brings nothing new. Of another one none
 *     of these is asked
 */
public record NegotiationRole(boolean polite, boolean offersFirst, boolean browserLike) {
  /** Of the side that offered the call. */
  public static final NegotiationRole OFFERER = new NegotiationRole(true, true, true);

  /** Of the side that accepted it. */
  public static final NegotiationRole ACCEPTER = new NegotiationRole(false, false, true);
}
