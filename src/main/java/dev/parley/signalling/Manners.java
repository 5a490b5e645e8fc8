package dev.parley.signalling;

/**
 * What dialects do differently from one another, as far as whoever calls has to know it.
 *
 * @param ringsByDescription nothing on the wire says "will you connect?": the first session
 *     description rings, so a connection makes it while the peer is still being asked
 * @param callsUnseen any id can be called, whether or not its presence was ever reported
 */
public record Manners(boolean ringsByDescription, boolean callsUnseen) {
  /** An offer is a message of its own, and goes to those who are there. */
  public static final Manners USUAL = new Manners(false, false);
}
