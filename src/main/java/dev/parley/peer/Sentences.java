package dev.parley.peer;

import dev.parley.connection.CallQuality;
import dev.parley.signalling.Link;
import dev.parley.text.Words;
import java.util.Optional;

/** Creates the sentences about the server and the calls, one for each state or reason. */
final class Sentences {
  private static final Words WORDS = Words.in(Sentences.class);

  private Sentences() {}

  static PeerState.Status status(Link link) {
    return switch (link.state()) {
      case OFFLINE -> status(link, WORDS.say("status.offline"), PeerState.Tone.BAD, true);
      case CONNECTING ->
          status(link, WORDS.say("status.connecting"), PeerState.Tone.WORKING, false);
      case LOGGING_IN -> status(link, WORDS.say("status.loggingIn"), PeerState.Tone.WORKING, false);
      case ONLINE -> status(link, WORDS.say("status.online"), PeerState.Tone.GOOD, false);
      case WAITING -> status(link, WORDS.say("status.waiting"), PeerState.Tone.WORKING, false);
      case REFUSED ->
          status(
              link,
              WORDS.say(link.asksPassword() ? "status.refused.password" : "status.refused"),
              PeerState.Tone.BAD,
              true);
      case PUNTED -> status(link, WORDS.say("status.punted"), PeerState.Tone.BAD, true);
    };
  }

  private static PeerState.Status status(
      Link link, String text, PeerState.Tone tone, boolean canRejoin) {
    return new PeerState.Status(
        text,
        link.reason(),
        tone,
        Optional.ofNullable(link.retryAt()),
        canRejoin,
        link.asksPassword());
  }

  /**
   * What to show when a call has ended; empty where the user did it and knows.
   *
   * @param detail a sentence from where it failed, may be empty
   */
  static String notice(EndReason reason, String name, String detail) {
    return switch (reason) {
      case CLOSED -> "";
      case CLOSED_BY_PEER -> WORDS.say("notice.closed", name);
      case DECLINED -> WORDS.say("notice.declined", name);
      case RESCINDED -> WORDS.say("notice.rescinded", name);
      case LEFT -> WORDS.say("notice.left", name);
      case NO_ANSWER -> WORDS.say("notice.noAnswer", name);
      case MEDIA_FAILED -> WORDS.say("notice.mediaFailed", detail);
      case CONNECTION_FAILED -> WORDS.say("notice.connectionFailed", detail);
      case FAILED_AT_PEER ->
          detail.isEmpty()
              ? WORDS.say("notice.failedThere", name)
              : WORDS.say("notice.failedThere.why", name, detail);
      case ANSWERED_ELSEWHERE -> WORDS.say("notice.answeredElsewhere", name);
    };
  }

  /** That a peer is not listened to any more. */
  static String blocked(String name) {
    return WORDS.say("notice.blocked", name);
  }

  /**
   * What a person may do about a call that does not go well; empty where there is nothing to do.
   */
  static String advice(CallQuality quality) {
    boolean peers = quality.side() == CallQuality.Side.PEER;
    return switch (quality.cause()) {
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

  /** Why a phase was ended that lasted too long; empty where the reason says all. */
  static String timeUp(Phase phase, String name) {
    return switch (phase) {
      case PREPARING_OFFER, PREPARING_ACCEPT -> WORDS.say("timeUp.media");
      case CONNECTING -> WORDS.say("timeUp.connecting", name);
      case RECONNECTING -> WORDS.say("timeUp.lost", name);
      case IDLE, OFFERING, CONNECTED -> "";
    };
  }
}
