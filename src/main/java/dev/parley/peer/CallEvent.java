package dev.parley.peer;

import static dev.parley.peer.Transition.ACCEPT;
import static dev.parley.peer.Transition.AWAIT_ACCEPT;
import static dev.parley.peer.Transition.CANCEL;
import static dev.parley.peer.Transition.CLOSED_BY_PEER;
import static dev.parley.peer.Transition.CONNECT;
import static dev.parley.peer.Transition.CONNECTION_FAILED;
import static dev.parley.peer.Transition.DECLINED;
import static dev.parley.peer.Transition.DROP;
import static dev.parley.peer.Transition.ELSEWHERE;
import static dev.parley.peer.Transition.FAILED_AT_PEER;
import static dev.parley.peer.Transition.FLOW;
import static dev.parley.peer.Transition.GO_ON;
import static dev.parley.peer.Transition.GO_ON_OFFERING;
import static dev.parley.peer.Transition.HANG_UP;
import static dev.parley.peer.Transition.HOLD_BACK;
import static dev.parley.peer.Transition.INTERRUPT;
import static dev.parley.peer.Transition.KEEP_OFFER;
import static dev.parley.peer.Transition.LEFT;
import static dev.parley.peer.Transition.MEDIA_FAILED;
import static dev.parley.peer.Transition.MEDIA_FAILED_UNTOLD;
import static dev.parley.peer.Transition.NEVER;
import static dev.parley.peer.Transition.NEW_PATH;
import static dev.parley.peer.Transition.NONE;
import static dev.parley.peer.Transition.NO_ANSWER;
import static dev.parley.peer.Transition.OFFER;
import static dev.parley.peer.Transition.PASS_ON;
import static dev.parley.peer.Transition.PREPARE_ACCEPT;
import static dev.parley.peer.Transition.PREPARE_OFFER;
import static dev.parley.peer.Transition.REMOVE_OFFER;
import static dev.parley.peer.Transition.REPEAT_OFFER;
import static dev.parley.peer.Transition.RESCINDED;
import static dev.parley.peer.Transition.SHOW_OFFER;

import java.util.List;

/**
 * Every event that concerns a call, and its {@link Transition} in each phase: the table that {@link
 * CallController} follows. One row an event, the transitions in the order of {@link Phase}. The
 * partner is the peer of the call; docs/calls.md shows the same table, and a test drives the
 * controller through every cell.
 */
enum CallEvent {
  USER_CALLS("the user calls a free peer", PREPARE_OFFER, NONE),
  USER_ACCEPTS("the user accepts an offer", PREPARE_ACCEPT, NONE),
  USER_ACCEPTS_INSTEAD(
      "the user accepts an offer instead of the call",
      PREPARE_ACCEPT,
      CANCEL,
      HANG_UP,
      HANG_UP,
      HANG_UP,
      HANG_UP,
      HANG_UP),
  USER_ACCEPTS_PARTNER(
      "the user accepts a new offer of the partner",
      PREPARE_ACCEPT,
      NONE,
      NONE,
      NONE,
      NONE,
      CANCEL,
      CANCEL),
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
  PARTNER_IS_FREE(
      "the partner says `ready` or `available`, and not `unavailable` within 2 s",
      NEVER,
      NONE,
      NONE,
      NONE,
      NONE,
      NONE,
      LEFT),
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

  private final List<Transition> transitions;

  /** One transition without a call, and one with. */
  CallEvent(String words, Transition idle, Transition busy) {
    this(words, idle, busy, busy, busy, busy, busy, busy);
  }

  CallEvent(
      String words,
      Transition idle,
      Transition preparingOffer,
      Transition offering,
      Transition preparingAccept,
      Transition connecting,
      Transition connected,
      Transition reconnecting) {
    this.words = words;
    this.transitions =
        List.of(
            idle, preparingOffer, offering, preparingAccept, connecting, connected, reconnecting);
  }

  /** What happens in that phase. */
  Transition in(Phase phase) {
    return transitions.get(phase.ordinal());
  }
}
