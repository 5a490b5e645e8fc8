package dev.parley.connection;

import dev.parley.call.QualityLevel;
import dev.parley.text.Words;

/**
 * Grades a call as a person would, and names what keeps it from being better.
 *
 * @param sentence for a person; empty while nothing is wrong
 */
public record CallQuality(QualityLevel grade, Cause cause, Side side, String sentence) {
  private static final Words WORDS = Words.in(CallQuality.class);

  /** Nothing to complain of. */
  public static final CallQuality GOOD = of(QualityLevel.GOOD, Cause.NONE, Side.NONE);

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

  public static CallQuality of(QualityLevel grade, Cause cause, Side side) {
    return new CallQuality(
        grade, cause, side, grade == QualityLevel.GOOD ? "" : sentence(cause, side));
  }

  private static String sentence(Cause cause, Side side) {
    return switch (cause) {
      case NONE -> "";
      case RECONNECTING -> WORDS.say("verdict.reconnecting");
      case LOSS -> WORDS.say("verdict.loss");
      case BANDWIDTH ->
          switch (side) {
            case PEER -> WORDS.say("verdict.bandwidth.peer");
            case OWN -> WORDS.say("verdict.bandwidth.own");
            case LINK, NONE -> WORDS.say("verdict.bandwidth");
          };
      case PROCESSOR -> WORDS.say("verdict.processor");
      case FROZEN -> WORDS.say("verdict.frozen");
      case ROUND_TRIP -> WORDS.say("verdict.roundTrip");
      case JITTER -> WORDS.say("verdict.jitter");
    };
  }
}
