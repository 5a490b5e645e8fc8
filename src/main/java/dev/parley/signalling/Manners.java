package dev.parley.signalling;

/**
 * What dialects do differently from one another, as far as whoever calls has to know it.
 *
 * @param ringsByDescription nothing on the wire says "will you connect?": the first session
 *     description rings, so a connection makes it while the peer is still being asked
 * @param callsUnseen any id can be called, whether or not its presence was ever reported
 * @param answersOnly nobody is reported who could be called: others call this user
 * @param byId no name travels: others see the id, and call by it
 */
public record Manners(
    boolean ringsByDescription, boolean callsUnseen, boolean answersOnly, boolean byId) {
  /** An offer is a message of its own, and goes to those who are there. */
  public static final Manners USUAL = new Manners(false, false);

  /** Of a dialect in which names travel, and those can be called whose presence is reported. */
  public Manners(boolean ringsByDescription, boolean callsUnseen) {
    this(ringsByDescription, callsUnseen, false, false);
  }
}
