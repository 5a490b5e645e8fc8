package dev.parley.data.card;

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

  /** What a side knows of its own way into the network. */
  public enum Access {
    /** Nothing. */
    UNKNOWN,
    /** What went to a server and back got lost on it as well. */
    LOSSY,
    /** Nothing did. */
    CLEAN
  }

  /**
   * Judges a call, or a part of it.
   *
   * @param there lost of what this side sent, as the peer counts
   * @param back lost of what the peer sent, as this side counts
   * @param own what this side knows of its way into the network
   * @param peers what the peer says of its own
   */
  public static Blame of(Loss there, Loss back, Access own, Access peers) {
    boolean mine = own == Access.LOSSY && peers != Access.LOSSY;
    boolean theirs = peers == Access.LOSSY && own != Access.LOSSY;
    if (there.matters() && back.matters()) {
      return mine ? OWN_LINK : theirs ? PEER_LINK : BOTH_WAYS;
    }
    if (there.matters()) {
      return mine ? OWN_UPLOAD : theirs ? PEER_DOWNLOAD : WAY_THERE;
    }
    if (back.matters()) {
      return mine ? OWN_DOWNLOAD : theirs ? PEER_UPLOAD : WAY_BACK;
    }
    return NOBODY;
  }
}
