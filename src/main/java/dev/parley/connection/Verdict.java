package dev.parley.connection;

/**
 * How good the call is, as a person would say it, and what keeps it from being better.
 *
 * @param sentence for a person; empty while nothing is wrong
 */
public record Verdict(Grade grade, Cause cause, Side side, String sentence) {
  /** Nothing to complain of. */
  public static final Verdict GOOD = of(Grade.GOOD, Cause.NONE, Side.NONE);

  /** From good to bad. */
  public enum Grade {
    /** Like being in one room. */
    GOOD,
    /** One notices, and can talk. */
    FAIR,
    /** Talking is hard, or the picture is not what it was meant to be. */
    POOR
  }

  /** What is wrong. Of two that are equally bad the earlier one here is told. */
  public enum Cause {
    NONE,
    /** There is no path at present. */
    RECONNECTING,
    /** Packets do not arrive. */
    LOSS,
    /** The path carries less than the picture needs. */
    BANDWIDTH,
    /** Pictures cannot be coded as fast as they come. */
    PROCESSOR,
    /** No picture has come for a while, and one is being sent. */
    FROZEN,
    /** Words arrive late. */
    ROUND_TRIP,
    /** Packets arrive unevenly, and have to wait for each other. */
    JITTER
  }

  /** Where it is wrong. */
  public enum Side {
    NONE,
    /** This machine. */
    OWN,
    /** The peer's machine, or its way into the network: this side cannot tell them apart. */
    PEER,
    /** The network between the two. */
    LINK
  }

  static Verdict of(Grade grade, Cause cause, Side side) {
    return new Verdict(grade, cause, side, grade == Grade.GOOD ? "" : sentence(cause, side));
  }

  private static String sentence(Cause cause, Side side) {
    boolean peers = side == Side.PEER;
    return switch (cause) {
      case NONE -> "";
      case RECONNECTING -> "The connection is lost; a new path is being looked for.";
      case LOSS -> "The network loses parts of sound and picture.";
      case BANDWIDTH ->
          peers
              ? "The peer's picture comes small or seldom: the way from there is slow."
              : "The network is too slow for the full picture.";
      case PROCESSOR -> "This computer is too busy for the full picture.";
      case FROZEN -> "No picture comes from the peer.";
      case ROUND_TRIP -> "Sound and picture take long on their way.";
      case JITTER -> "Sound and picture arrive unevenly.";
    };
  }
}
