package dev.parley.call;

/**
 * The role of this side in the negotiation with one peer (W3C webrtc, perfect negotiation).
 *
 * <p>Where a dialect does not say who is polite, the peer that was there first is, and the newcomer
 * sends the first offer.
 *
 * @param polite gives way when two offers collide; exactly one of the two sides does
 * @param offersFirst sends the first description; exactly one of the two sides does
 * @param traits what the peer can do; of one that cannot, it is not asked
 */
public record NegotiationRole(boolean polite, boolean offersFirst, SignallingTraits traits) {
  /** Of the side that offered the call to a browser. */
  public static final NegotiationRole OFFERER =
      new NegotiationRole(true, true, SignallingTraits.BROWSER);

  /** Of the side that accepted the call of a browser. */
  public static final NegotiationRole ACCEPTER =
      new NegotiationRole(false, false, SignallingTraits.BROWSER);
}
