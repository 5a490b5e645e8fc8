package dev.parley.peer;

import dev.parley.connection.CallQuality;
import dev.parley.text.Words;

/** Suggests what a person can do about a call of poor quality. */
final class Advice {
  private static final Words WORDS = Words.in(Advice.class);

  private Advice() {}

  /** One or two sentences; empty where there is nothing to do. */
  static String on(CallQuality callQuality) {
    boolean peers = callQuality.side() == CallQuality.Side.PEER;
    return switch (callQuality.cause()) {
      case NONE -> "";
      case RECONNECTING -> WORDS.say("advice.reconnecting");
      case LOSS -> WORDS.say("advice.loss");
      case BANDWIDTH -> WORDS.say(peers ? "advice.bandwidth.peer" : "advice.bandwidth");
      case PROCESSOR -> WORDS.say("advice.processor");
      case FROZEN -> WORDS.say("advice.frozen");
      case ROUND_TRIP -> WORDS.say("advice.round.trip");
      case JITTER -> WORDS.say("advice.jitter");
    };
  }
}
