package dev.parley.data.card;

import dev.parley.data.hearing.Playout.Access;
import dev.parley.data.hearing.Playout.Link;

/**
 * Says whose loss it was. The direction is counted by the side that receives and is a fact; which
 * end of it loses is told only if a side knows that about its own way into the network, and never
 * guessed.
 */
public enum Blame {
  /** Nothing was lost that is worth a word. */
  NOBODY,
  OWN_UPLOAD,
  OWN_DOWNLOAD,
  PEER_UPLOAD,
  PEER_DOWNLOAD,
  /** Both directions of this side's way into the network. */
  OWN_LINK,
  /** Both directions of the peer's. */
  PEER_LINK,
  /** Somewhere on the way to the peer. */
  WAY_THERE,
  /** Somewhere on the way from the peer. */
  WAY_BACK,
  /** Somewhere, in both directions. */
  BOTH_WAYS;

  /**
   * Judges a call, or a part of it.
   *
   * @param there lost of what this side sent, as the peer counts
   * @param back lost of what the peer sent, as this side counts
   * @param own what this side knows of its way into the network
   * @param peers what the peer says of its own
   */
  public static Blame of(Loss there, Loss back, Link own, Link peers) {
    boolean mineThere = isOfTheFirst(own.up(), peers.down());
    boolean theirsThere = isOfTheFirst(peers.down(), own.up());
    boolean mineBack = isOfTheFirst(own.down(), peers.up());
    boolean theirsBack = isOfTheFirst(peers.up(), own.down());
    if (there.matters() && back.matters()) {
      return mineThere && mineBack ? OWN_LINK : theirsThere && theirsBack ? PEER_LINK : BOTH_WAYS;
    }
    if (there.matters()) {
      return mineThere ? OWN_UPLOAD : theirsThere ? PEER_DOWNLOAD : WAY_THERE;
    }
    if (back.matters()) {
      return mineBack ? OWN_DOWNLOAD : theirsBack ? PEER_UPLOAD : WAY_BACK;
    }
    return NOBODY;
  }

  private static boolean isOfTheFirst(Access first, Access second) {
    return first == Access.LOSSY && second != Access.LOSSY;
  }
}
