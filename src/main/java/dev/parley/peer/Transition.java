package dev.parley.peer;

import static dev.parley.peer.Transition.Effect.ANNOUNCE_BUSY;
import static dev.parley.peer.Transition.Effect.ANNOUNCE_FREE;
import static dev.parley.peer.Transition.Effect.CONNECT_AS_ACCEPTER;
import static dev.parley.peer.Transition.Effect.CONNECT_AS_OFFERER;
import static dev.parley.peer.Transition.Effect.END;
import static dev.parley.peer.Transition.Effect.LIST_OFFER;
import static dev.parley.peer.Transition.Effect.SAY_ACCEPT;
import static dev.parley.peer.Transition.Effect.SAY_CLOSE;
import static dev.parley.peer.Transition.Effect.SAY_FAILED;
import static dev.parley.peer.Transition.Effect.SAY_OFFER;
import static dev.parley.peer.Transition.Effect.TAKE_OFFER;

import java.util.List;

/**
 * What an event does to a call: the phase that follows, and the effects to run, in order, once it
 * has replaced the one before. A value without behaviour; {@link CallController} runs the effects.
 */
enum Transition {
  /** This cannot be: a call that has not begun has no connection to report anything. */
  NEVER(""),
  NONE("nothing"),
  DROP("dropped, noted in the log", Effect.NOTE_DROPPED),

  PREPARE_OFFER("opens camera and microphone", Phase.PREPARING_OFFER, Effect.OPEN_MEDIA),
  PREPARE_ACCEPT(
      "opens camera and microphone", Phase.PREPARING_ACCEPT, TAKE_OFFER, Effect.OPEN_MEDIA),
  OFFER(
      "says `offer`, prepares to connect",
      Phase.OFFERING,
      SAY_OFFER,
      ANNOUNCE_BUSY,
      Effect.PREPARE_TO_CONNECT),
  REPEAT_OFFER("says `offer` again", SAY_OFFER),
  ACCEPT(
      "says `accept`, connects as the impolite side",
      Phase.CONNECTING,
      TAKE_OFFER,
      SAY_ACCEPT,
      ANNOUNCE_BUSY,
      CONNECT_AS_ACCEPTER),
  CONNECT("connects as the polite side", Phase.CONNECTING, CONNECT_AS_OFFERER),
  PASS_ON("handed to the connection", Effect.PASS_ON),
  FLOW("both are seen and heard", Phase.CONNECTED, Effect.BEGIN_FLOW),
  INTERRUPT("waits for connectivity", Phase.RECONNECTING),
  HOLD_BACK("the call goes on, and negotiates directly if it can", Effect.HOLD_BACK),
  GO_ON("the connection says again what may be lost", Effect.GO_ON),
  GO_ON_OFFERING("says `offer` again, the connection may negotiate", Effect.GO_ON, SAY_OFFER),
  NEW_PATH("the connection looks for a new path", Effect.LOOK_FOR_PATH),

  SHOW_OFFER("shown in the list of offers", LIST_OFFER),
  KEEP_OFFER("kept unseen: accepted once media is ready", LIST_OFFER),
  AWAIT_ACCEPT("nothing: the lower id accepts"),
  REMOVE_OFFER("its offer leaves the list", TAKE_OFFER),

  // An end that both know of is the end of the partner's offer as well.
  CANCEL("ends untold", EndReason.CLOSED, END, ANNOUNCE_FREE),
  HANG_UP("says `close`, ends", EndReason.CLOSED, TAKE_OFFER, SAY_CLOSE, END, ANNOUNCE_FREE),
  NO_ANSWER("says `close`, ends", EndReason.NO_ANSWER, TAKE_OFFER, SAY_CLOSE, END, ANNOUNCE_FREE),
  DECLINED("ends", EndReason.DECLINED, TAKE_OFFER, END, ANNOUNCE_FREE),
  RESCINDED("ends", EndReason.RESCINDED, TAKE_OFFER, END, ANNOUNCE_FREE),
  CLOSED_BY_PEER("ends", EndReason.CLOSED_BY_PEER, TAKE_OFFER, END, ANNOUNCE_FREE),
  LEFT("ends", EndReason.LEFT, TAKE_OFFER, END, ANNOUNCE_FREE),
  ELSEWHERE("ends untold", EndReason.ANSWERED_ELSEWHERE, TAKE_OFFER, END, ANNOUNCE_FREE),
  MEDIA_FAILED_UNTOLD("ends untold", EndReason.MEDIA_FAILED, END, ANNOUNCE_FREE),
  MEDIA_FAILED(
      "says `error`, ends", EndReason.MEDIA_FAILED, TAKE_OFFER, SAY_FAILED, END, ANNOUNCE_FREE),
  CONNECTION_FAILED(
      "says `error`, ends",
      EndReason.CONNECTION_FAILED,
      TAKE_OFFER,
      SAY_FAILED,
      END,
      ANNOUNCE_FREE),
  FAILED_AT_PEER("ends", EndReason.FAILED_AT_PEER, TAKE_OFFER, END, ANNOUNCE_FREE);

  /** What one transition makes happen outside the state. */
  enum Effect {
    /** Makes the connection and opens camera and microphone. */
    OPEN_MEDIA,
    /** Puts the partner's offer on the list. */
    LIST_OFFER,
    /** Takes the partner's offer off the list. */
    TAKE_OFFER,
    SAY_OFFER,
    SAY_ACCEPT,
    SAY_CLOSE,
    SAY_FAILED,
    /** Tells the channel that this side is in a call. */
    ANNOUNCE_BUSY,
    /** Tells the channel that this side is free. */
    ANNOUNCE_FREE,
    /** Prepares to connect, as far as the dialect allows: a person takes seconds to accept. */
    PREPARE_TO_CONNECT,
    CONNECT_AS_OFFERER,
    CONNECT_AS_ACCEPTER,
    /** Hands the description or candidate to the connection. */
    PASS_ON,
    /** Starts the clock and the statistics, the first time. */
    BEGIN_FLOW,
    /** The server is away: the connection negotiates directly, or not at all. */
    HOLD_BACK,
    /** The server is back. */
    GO_ON,
    /** Tells the connection that the network has changed. */
    LOOK_FOR_PATH,
    NOTE_DROPPED,
    /** Frees connection and devices, and says why the call ended. */
    END
  }

  /** For the table in docs/calls.md. */
  final String words;

  /** The phase that follows; null where it stays. */
  final Phase next;

  /** Why the call ends; null where it does not. */
  final EndReason reason;

  /** In the order in which they run. */
  final List<Effect> effects;

  Transition(String words, Effect... effects) {
    this(words, null, null, effects);
  }

  Transition(String words, Phase next, Effect... effects) {
    this(words, next, null, effects);
  }

  Transition(String words, EndReason reason, Effect... effects) {
    this(words, Phase.IDLE, reason, effects);
  }

  Transition(String words, Phase next, EndReason reason, Effect... effects) {
    this.words = words;
    this.next = next;
    this.reason = reason;
    this.effects = List.of(effects);
  }
}
