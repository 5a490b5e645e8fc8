package dev.parley.peer;

import dev.parley.signalling.PeerMessage;
import java.util.Optional;

/**
 * What happens in one cell of the table of {@link CallEvent}: a few words, and what can be seen of
 * it from outside.
 */
enum Step {
  /** This cannot be: without a call there is no partner, and no connection. */
  NEVER("", null),
  NONE("nothing", null),
  DROP("dropped, noted in the log", null),
  SILENCE("dropped, without a word", null),

  PREPARE_OFFER("opens camera and microphone", Phase.PREPARING_OFFER),
  PREPARE_ACCEPT("opens camera and microphone", Phase.PREPARING_ACCEPT),
  SWITCH("hangs up, then opens camera and microphone", Phase.PREPARING_ACCEPT),
  RENEW("ends the old call untold, opens camera and microphone", Phase.PREPARING_ACCEPT),
  OFFER("says `offer`, prepares to connect", Phase.OFFERING),
  REPEAT_OFFER("says `offer` again", null),
  ACCEPT("says `accept`, connects as the impolite side", Phase.CONNECTING),
  CONNECT("connects as the polite side", Phase.CONNECTING),
  PASS_ON("handed to the connection", null),
  FLOW("both are seen and heard", Phase.CONNECTED),
  INTERRUPT("waits for connectivity", Phase.RECONNECTING),
  HOLD_BACK("the call goes on, its connection negotiates nothing", null),
  GO_ON("the connection says again what may be lost", null),
  GO_ON_OFFERING("says `offer` again, the connection may negotiate", null),
  NEW_PATH("the connection looks for a new path", null),

  SHOW_OFFER("shown in the list of offers", null),
  KEEP_OFFER("kept unseen: accepted once media is ready", null),
  AWAIT_ACCEPT("nothing: the lower id accepts", null),
  REMOVE_OFFER("its offer leaves the list", null),
  MISS("its offer leaves the list: a missed call, unless it was ignored", null),
  STOP_RINGING("its offer leaves the list: \"answered elsewhere\"", null),
  DECLINE("says `close`, the offer leaves the list", null),
  IGNORE("the offer leaves the list, no answer", null),
  BLOCK("its offer leaves the list, all it says from now on is dropped", null),

  CANCEL("ends untold", EndReason.CLOSED, ""),
  HANG_UP("says `close`, ends", EndReason.CLOSED, "Close"),
  NO_ANSWER("says `close`, ends", EndReason.NO_ANSWER, "Close"),
  DECLINED("ends", EndReason.DECLINED, ""),
  RESCINDED("ends", EndReason.RESCINDED, ""),
  CLOSED_BY_PEER("ends", EndReason.CLOSED_BY_PEER, ""),
  LEFT("ends", EndReason.LEFT, ""),
  ELSEWHERE("ends untold", EndReason.ANSWERED_ELSEWHERE, ""),
  MEDIA_FAILED_UNTOLD("ends untold", EndReason.MEDIA_FAILED, ""),
  MEDIA_FAILED("says `error`, ends", EndReason.MEDIA_FAILED, "Failed"),
  CONNECTION_FAILED("says `error`, ends", EndReason.CONNECTION_FAILED, "Failed"),
  FAILED_AT_PEER("ends", EndReason.FAILED_AT_PEER, "");

  /** For the table in docs/calls.md. */
  final String words;

  /** The phase that follows; null where it stays. */
  final Phase next;

  /** Why the call ends; null where it does not. */
  final EndReason reason;

  /** The message to the partner with which the call ends, as its type; empty for none. */
  final String lastWord;

  Step(String words, Phase next) {
    this.words = words;
    this.next = next;
    this.reason = null;
    this.lastWord = "";
  }

  Step(String words, EndReason reason, String lastWord) {
    this.words = words;
    this.next = Phase.IDLE;
    this.reason = reason;
    this.lastWord = lastWord;
  }

  /** The message to the partner with which the call ends; empty where it knows, or never knew. */
  Optional<PeerMessage> farewell() {
    return switch (lastWord) {
      case "Close" -> Optional.of(new PeerMessage.Close());
      case "Failed" -> Optional.of(new PeerMessage.Failed());
      default -> Optional.empty();
    };
  }
}
