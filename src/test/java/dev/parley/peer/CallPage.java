package dev.parley.peer;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of docs/calls.md, with the table as the code has it. */
final class CallPage {
  private static final String HEAD =
      """
      # Calls

      This page lists what every event does in every phase of a call, and what becomes of an offer.
      The tables are `CallEvent` and `OfferEvent` in the package `peer`; `CallController` and
      `Offers` follow them. `CallTableTest` takes the controller through every cell, and checks that
      this page shows the same. To write the page anew:
      `mvn test -Dtest=CallTableTest -Dwrite.docs=true`.

      - The *partner* is the peer of the call. Another peer is anyone else: what they say about a
        call does not count, and their offers are shown beside it.
      - `->` precedes the next phase; without it the phase stays the same. An empty cell is
        impossible.
      - When a call ends, this side says `available` to the channel; when it offers or accepts a
        call, `unavailable`. A sign of life repeats whichever holds; when the server returns,
        `ready` precedes it.
      - Before a call begins and after it has ended, its phase is IDLE. A call that is accepted
        instead of another is a new one: the table shows the end of the one before, and under IDLE
        the beginning of the new one.

      """;

  private static final String TAIL =
      """

      ## Offers

      In every phase of a call alike. What a blocked peer says is dropped without a word.

      | event | what becomes of the offer |
      |---|---|
      %s

      ## How long a phase may last

      | phase | at most |
      |---|---|
      %s

      ## Glare and other crossings

      - If two peers offer to each other, the one with the lower id accepts, by the same comparison
        on both sides. A peer that is still opening its camera has said nothing yet, and accepts
        when it is ready, whatever the ids.
      - If `accept` crosses `close`, the call of the accepting side ends, and the other side drops
        the `accept`.
      - A second `accept` is dropped. So is an `accept` from a peer that this side no longer calls;
        it is not answered, since it may be meant for another device of the user.
      - An offer from a peer believed gone counts as an offer, and the peer returns to the list.
      - A message after `close` counts as one from another peer. An offer from the partner in a
        connected call means that the call is over on its side: the offer is shown, and accepting it
        renews the call.
      - A partner that says `ready` or `available` while media are gone, or up to 10 s before, has
        left: a web page does so that has lost its session. `unavailable` within 2 s takes it back,
        because a peer that reconnects during a call says both. While media flow, it does not count.
      - A peer that says `available` is not calling: its offer leaves the list, unless it came
        within the last 2 s, since an event and a message may overtake each other.

      ## Missed calls

      An offer is a missed call if its peer cancels it (`close`, `error`, `gone`, or `available`
      more than 2 s after it), or if it expires after 60 s of silence, unless the person ignored it.
      An offer that was declined, blocked, accepted, or answered on another device is not a missed
      call. One that was declined on another device is, since nothing in the protocol says so. There
      is one row for each peer, with how often and when last; at most 20 rows, newest first. They
      stay until the person has seen them; a peer's row disappears as soon as the person calls or
      answers that peer.

      ## Two devices of one user

      Both ring. The protocol does not say who answered, and is not changed for it. But the device
      that answers announces `unavailable` under the user's own id and another session, and from
      then on the peer's descriptions, which every device of the user receives, are not for this
      one. Both signs together, in either order and within 10 s, mean that the call was answered
      there: the ringing stops, and so does an accept in progress here. A device that is idle while
      another is busy does not say `available` in its keep-alives, so that others see one user in a
      call.

      ## Without the server

      A call between two Parleys does not need the server any more once it is connected:
      descriptions and candidates, and the hang-up, go over its
      [control channel](data-channels.md#signalling) while one of the two sides has lost the server.
      As long as a path between the two works, the call can look for another one when the network
      changes. If the path is lost as well, the call waits for either to come back. A hang-up is
      always said both ways.

      With a peer that has no control channel, nothing can be negotiated until the server is back;
      sound and pictures go on.

      ## Calls of several

      Up to six people can be in one call. Each pair of them has a call of its own, with its own
      connection: the table above is about one of these. `GroupController` keeps them together.

      - A call has an id, which the side that calls first makes at random (122 bits) and says in its
        offer. Who accepts says it back: then both can add people. A web peer or an older Parley
        does not, and stays in a call of two.
      - *Add people* sends `invite` with the id and the members, repeated every 15 s for a minute. It
        rings like an offer. `refuse` declines it, `withdraw` takes it back.
      - Who accepts an invitation is the newcomer, and offers to each member, with the id and the
        members in the offer. A member that is in that call accepts without a click; anybody else
        says `close`, and a member that is connected with five others says `full`: then the
        newcomer is told, and leaves. The id is known to the members, to people they have
        invited and to the server: anyone who has it can join as long as the call lasts, and all
        members see them.
      - In its accept a member names the others who are in, and the newcomer calls those that it
        did not know of. So two who join at the same time find each other: the second hears of the
        first.
      - At each change, and every 15 s, each tells those with whom it is connected whom it reaches
        and whom it misses (`members`), by the server or directly. A side that hears of a member it
        does not know calls it after 3 s, if the channel knows it.
      - `close` means that a member has left the call. One whose connection is lost is missed: it is
        called again after 5, 10 and 20 s, later every 60 s; the lower id begins, the other follows
        3 s later. A member that has left the channel, or has been missed for three minutes, is
        forgotten if nobody else is connected with it.
      - An offer between members is repeated every 5 s and given up after 20 s. Offers that cross are
        decided as in a call of two. An offer of a member with whom this side is still connected
        renews the connection.
      - A call ends for a side when it is connected with nobody any more.
      - An offer or invitation from outside is shown beside the call, as always, and a person
        decides: stay, go there, or add the caller. Nothing joins two calls by itself.
      - Who has blocked somebody neither calls nor hears that person, also where both are in one
        call: the others see that the two do not reach each other. Blocking somebody in the call
        leaves it.

      In a GStreamer room a call is [with everybody in the room](gstreamer.md#calls-in-a-room), without an
      id, invitations or words between members.

      ## Dialects

      The table uses verto's words. Each dialect translates its own words into the same messages,
      and `SignallingTraits` and `NegotiationRole`, asked for each callee, describe the
      differences:

      - Verto and the extension protocol have their own offer message: nothing else leaves this side
        before it is accepted. In GStreamer's protocol the first description rings: the connection
        makes it while the peer is asked, and its answer is the accept.
      - In verto and GStreamer's protocol, the side that offered the call is polite and offers
        first. The extension protocol leaves this open: there the caller, who was there first, is
        polite, and the agent who answers, as the newcomer, offers first.
      - GStreamer's peers open no data channel, nor does this side towards them.
      - At a GStreamer server without a room, any id can be called.
      - Only the extension protocol has "somebody else answered".

      ## Limits

      Each peer may send 300 messages at once and 20 a second, of them 30 descriptions at once and one
      a second; the rest is dropped. An id is at most 256 characters long, a description 200,000, a
      candidate 4,096. A description that has too much in it ends the call with a sentence
      ([what is too much](decisions/0045-bounds-for-peers.md)). Answers to `ready` are sent at once in a
      channel of up to 10 others; in a larger one they are spread at random over 10 ms for each
      other peer, at most 15 s.
      """;

  private CallPage() {}

  static String text() {
    String limits =
        Stream.of(Phase.values())
            .map(phase -> "| " + phase + " | " + limit(phase) + " |")
            .collect(Collectors.joining("\n"));
    String offers =
        Stream.of(OfferEvent.values())
            .map(event -> "| " + event.words + " | " + event.outcome.words + " |")
            .collect(Collectors.joining("\n"));
    return HEAD + table() + TAIL.formatted(offers, limits);
  }

  private static String limit(Phase phase) {
    return phase.limit().map(limit -> limit.toSeconds() + " s").orElse("no limit");
  }

  private static String table() {
    String phases = Stream.of(Phase.values()).map(Phase::name).collect(Collectors.joining(" | "));
    String rule = "|---".repeat(Phase.values().length + 1) + "|\n";
    return "| event | "
        + phases
        + " |\n"
        + rule
        + Arrays.stream(CallEvent.values()).map(CallPage::row).collect(Collectors.joining());
  }

  private static String row(CallEvent event) {
    return Stream.of(Phase.values())
        .map(phase -> cell(event.in(phase)))
        .collect(Collectors.joining(" | ", "| " + event.words + " | ", " |\n"));
  }

  private static String cell(Transition step) {
    String reason = step.reason == null ? "" : " (" + step.reason.word() + ")";
    return step.words + reason + (step.next == null ? "" : " -> " + step.next);
  }
}
