package dev.parley.peer;

/**
 * What can happen to an offer of a peer that is in no call with this side. {@link Offers} handles
 * it; docs/calls.md shows the same table.
 */
enum OfferEvent {
  USER_DECLINES("the user declines an offer", Outcome.DECLINE),
  USER_IGNORES("the user ignores an offer", Outcome.IGNORE),
  USER_BLOCKS("the user blocks the peer of an offer", Outcome.BLOCK),
  OTHER_OFFERS("another peer says `offer`", Outcome.SHOW),
  OTHER_ACCEPTS("another peer says `accept`", Outcome.DROP),
  OTHER_CLOSES("another peer says `close`", Outcome.MISS),
  OTHER_FAILS("another peer says `error`", Outcome.MISS),
  OTHER_DESCRIBES("another peer sends a description", Outcome.DROP),
  OTHER_SENDS_CANDIDATE("another peer sends a candidate", Outcome.DROP),
  OTHER_LEAVES("another peer says `gone`", Outcome.MISS),
  OTHER_ANSWERED_ELSEWHERE(
      "another device of the user answered another peer", Outcome.STOP_RINGING),
  OTHER_IS_TAKEN("somebody else answered another peer", Outcome.STOP_RINGING);

  /** What comes of it. */
  enum Outcome {
    SHOW("shown in the list of offers"),
    DROP("dropped, noted in the log"),
    MISS("its offer leaves the list: a missed call, unless it was ignored"),
    STOP_RINGING("its offer leaves the list: \"answered elsewhere\""),
    DECLINE("says `close`, the offer leaves the list"),
    IGNORE("the offer leaves the list, no answer"),
    BLOCK("its offer leaves the list, all it says from now on is dropped");

    /** For the table in docs/calls.md. */
    final String words;

    Outcome(String words) {
      this.words = words;
    }
  }

  /** The row's head in docs/calls.md. */
  final String words;

  final Outcome outcome;

  OfferEvent(String words, Outcome outcome) {
    this.words = words;
    this.outcome = outcome;
  }
}
