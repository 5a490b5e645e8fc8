package dev.parley.peer;

import static dev.parley.peer.Step.ACCEPT;
import static dev.parley.peer.Step.AWAIT_ACCEPT;
import static dev.parley.peer.Step.BLOCK;
import static dev.parley.peer.Step.CANCEL;
import static dev.parley.peer.Step.CLOSED_BY_PEER;
import static dev.parley.peer.Step.CONNECT;
import static dev.parley.peer.Step.CONNECTION_FAILED;
import static dev.parley.peer.Step.DECLINE;
import static dev.parley.peer.Step.DECLINED;
import static dev.parley.peer.Step.DROP;
import static dev.parley.peer.Step.ELSEWHERE;
import static dev.parley.peer.Step.FAILED_AT_PEER;
import static dev.parley.peer.Step.FLOW;
import static dev.parley.peer.Step.GO_ON;
import static dev.parley.peer.Step.GO_ON_OFFERING;
import static dev.parley.peer.Step.HANG_UP;
import static dev.parley.peer.Step.HOLD_BACK;
import static dev.parley.peer.Step.IGNORE;
import static dev.parley.peer.Step.INTERRUPT;
import static dev.parley.peer.Step.KEEP_OFFER;
import static dev.parley.peer.Step.LEFT;
import static dev.parley.peer.Step.MEDIA_FAILED;
import static dev.parley.peer.Step.MEDIA_FAILED_UNTOLD;
import static dev.parley.peer.Step.MISS;
import static dev.parley.peer.Step.NEVER;
import static dev.parley.peer.Step.NEW_PATH;
import static dev.parley.peer.Step.NONE;
import static dev.parley.peer.Step.NO_ANSWER;
import static dev.parley.peer.Step.OFFER;
import static dev.parley.peer.Step.PASS_ON;
import static dev.parley.peer.Step.PREPARE_ACCEPT;
import static dev.parley.peer.Step.PREPARE_OFFER;
import static dev.parley.peer.Step.REMOVE_OFFER;
import static dev.parley.peer.Step.RENEW;
import static dev.parley.peer.Step.REPEAT_OFFER;
import static dev.parley.peer.Step.RESCINDED;
import static dev.parley.peer.Step.SHOW_OFFER;
import static dev.parley.peer.Step.SILENCE;
import static dev.parley.peer.Step.STOP_RINGING;
import static dev.parley.peer.Step.SWITCH;

import java.util.List;

/**
 * Every event that concerns the call or an offer, and what happens then in each phase: the table
 * after which {@link Line} acts. One row an event, the steps in the order of {@link Phase}. The
 * partner is the peer of the call; docs/calls.md shows the same for people, and a test drives the
 * controller through every cell.
 */
enum CallEvent {
  USER_CALLS("the user calls a free peer", PREPARE_OFFER, NONE),
  USER_ACCEPTS("the user accepts an offer", PREPARE_ACCEPT, NONE),
  USER_ACCEPTS_INSTEAD("the user accepts an offer instead of the call", PREPARE_ACCEPT, SWITCH),
  USER_ACCEPTS_PARTNER(
      "the user accepts a new offer of the partner", NEVER, NONE, NONE, NONE, NONE, RENEW, RENEW),
  USER_DECLINES("the user declines an offer", DECLINE),
  USER_IGNORES("the user ignores an offer", IGNORE),
  USER_BLOCKS("the user blocks the peer of an offer", BLOCK),
  USER_CLOSES(
      "the user closes, or leaves", NONE, CANCEL, HANG_UP, HANG_UP, HANG_UP, HANG_UP, HANG_UP),
  MEDIA_READY("local media is ready", NEVER, OFFER, NONE, ACCEPT, NONE, NONE, NONE),
  MEDIA_READY_BOTH_OFFER(
      "local media is ready, and the partner offers",
      NEVER,
      ACCEPT,
      NEVER,
      NEVER,
      NEVER,
      NEVER,
      NEVER),
  MEDIA_FAILS(
      "local media fails",
      NEVER,
      MEDIA_FAILED_UNTOLD,
      MEDIA_FAILED,
      MEDIA_FAILED,
      MEDIA_FAILED,
      MEDIA_FAILED,
      MEDIA_FAILED),
  MEDIA_FLOWS("media can flow", NEVER, NONE, NONE, NONE, FLOW, NONE, FLOW),
  CONNECTIVITY_LOST("connectivity is lost", NEVER, NONE, NONE, NONE, NONE, INTERRUPT, NONE),
  CONNECTION_FAILS(
      "the connection fails",
      NEVER,
      NONE,
      CONNECTION_FAILED,
      NONE,
      CONNECTION_FAILED,
      CONNECTION_FAILED,
      CONNECTION_FAILED),
  TIME_UP(
      "the phase has lasted too long",
      NONE,
      MEDIA_FAILED_UNTOLD,
      NO_ANSWER,
      MEDIA_FAILED,
      CONNECTION_FAILED,
      NONE,
      CONNECTION_FAILED),
  PARTNER_OFFERS_HIGHER(
      "the partner, of a higher id, says `offer`",
      NEVER,
      KEEP_OFFER,
      ACCEPT,
      NONE,
      NONE,
      SHOW_OFFER,
      SHOW_OFFER),
  PARTNER_OFFERS_LOWER(
      "the partner, of a lower id, says `offer`",
      NEVER,
      KEEP_OFFER,
      AWAIT_ACCEPT,
      NONE,
      NONE,
      SHOW_OFFER,
      SHOW_OFFER),
  PARTNER_ACCEPTS("the partner says `accept`", NEVER, DROP, CONNECT, DROP, DROP, DROP, DROP),
  PARTNER_CLOSES(
      "the partner says `close`",
      NEVER,
      REMOVE_OFFER,
      DECLINED,
      RESCINDED,
      CLOSED_BY_PEER,
      CLOSED_BY_PEER,
      CLOSED_BY_PEER),
  PARTNER_FAILS(
      "the partner says `error`",
      NEVER,
      REMOVE_OFFER,
      FAILED_AT_PEER,
      FAILED_AT_PEER,
      FAILED_AT_PEER,
      FAILED_AT_PEER,
      FAILED_AT_PEER),
  PARTNER_DESCRIBES(
      "the partner sends a description", NEVER, DROP, DROP, DROP, PASS_ON, PASS_ON, PASS_ON),
  PARTNER_SENDS_CANDIDATE(
      "the partner sends a candidate", NEVER, DROP, DROP, DROP, PASS_ON, PASS_ON, PASS_ON),
  PARTNER_LEAVES("the partner says `gone`", NEVER, LEFT),
  PARTNER_ANSWERED_ELSEWHERE(
      "another device of the user answered the partner",
      NEVER,
      REMOVE_OFFER,
      NONE,
      ELSEWHERE,
      NONE,
      NONE,
      NONE),
  PARTNER_IS_TAKEN(
      "somebody else answered the partner",
      NEVER,
      REMOVE_OFFER,
      NONE,
      ELSEWHERE,
      ELSEWHERE,
      NONE,
      NONE),
  OTHER_OFFERS("another peer says `offer`", SHOW_OFFER),
  OTHER_ACCEPTS("another peer says `accept`", DROP),
  OTHER_CLOSES("another peer says `close`", MISS),
  OTHER_FAILS("another peer says `error`", MISS),
  OTHER_DESCRIBES("another peer sends a description", DROP),
  OTHER_SENDS_CANDIDATE("another peer sends a candidate", DROP),
  OTHER_LEAVES("another peer says `gone`", MISS),
  OTHER_ANSWERED_ELSEWHERE("another device of the user answered another peer", STOP_RINGING),
  OTHER_IS_TAKEN("somebody else answered another peer", STOP_RINGING),
  BLOCKED_SPEAKS("a blocked peer says anything", SILENCE),
  LINK_LOST("the server is lost", NONE, HOLD_BACK),
  LINK_BACK("the server is back", NONE, GO_ON, GO_ON_OFFERING, GO_ON, GO_ON, GO_ON, GO_ON),
  NETWORK_CHANGES(
      "the machine is in another network",
      NONE,
      NONE,
      NEW_PATH,
      NONE,
      NEW_PATH,
      NEW_PATH,
      NEW_PATH),
  BEAT("it is time for a sign of life", NONE, NONE, REPEAT_OFFER, NONE, NONE, NONE, NONE);

  /** The row's head in docs/calls.md. */
  final String words;

  private final List<Step> steps;

  /** The same in every phase. */
  CallEvent(String words, Step always) {
    this(words, always, always);
  }

  /** One step without a call, and one with. */
  CallEvent(String words, Step idle, Step busy) {
    this(words, idle, busy, busy, busy, busy, busy, busy);
  }

  CallEvent(
      String words,
      Step idle,
      Step preparingOffer,
      Step offering,
      Step preparingAccept,
      Step connecting,
      Step connected,
      Step reconnecting) {
    this.words = words;
    this.steps =
        List.of(
            idle, preparingOffer, offering, preparingAccept, connecting, connected, reconnecting);
  }

  /** What happens in that phase. */
  Step in(Phase phase) {
    return steps.get(phase.ordinal());
  }
}
