package dev.parley.peer;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of docs/calls.md, with the table as the code has it. */
final class CallPage {
  private static final String HEAD =
      """
      # Calls

      What every event does in every phase of the one call. The table is `CallEvent` in the room
      `peer`, after which the controller acts; `CallTableTest` drives the controller through every
      cell, and checks that this page shows the same (`mvn test -Dtest=CallTableTest
      -Dwrite.docs=true` writes it anew).

      - The *partner* is the peer of the call. Another peer is anybody else: what they say of a call
        does not count, and their offers are shown beside it.
      - `->` names the phase that follows; without it the phase stays. An empty cell cannot be.
      - A call that ends says `available` to the channel; one that offers or accepts, `unavailable`.
        A sign of life says again which of the two holds, and the server's return `ready` before it.

      """;

  private static final String TAIL =
      """

      ## How long a phase may last

      | phase | at most |
      |---|---|
      %s

      ## Glare, and other crossings

      - Two that offer to each other: the one with the lower id accepts, by the same comparison on
        both sides. One that still opens its camera has said nothing yet, and accepts when it is
        ready, whatever the ids.
      - `accept` crossing `close`: the accepter's call ends, the other drops the `accept`.
      - `accept` twice: the second is dropped. So is one of a peer that this side no longer calls;
        it is not answered, since it may be meant for another device of the user.
      - An offer of a peer believed gone is an offer, and the peer is in the list again.
      - A message after `close` is one of another peer. An offer of the partner in a connected call
        says that its side of the call is no more: it is shown, and accepting it renews the call.
      - A peer that says `available` offers nothing: its offer leaves the list, unless it was heard
        within the last 2 s, since an event and a message may overtake each other.

      ## Missed calls

      An offer that its peer takes back (`close`, `error`, `gone`, or `available` later than 2 s
      after it), or that expires after 60 s of silence, is a missed call, unless the person ignored
      it. One that was declined, blocked, accepted, or answered on another device is none; one that
      was declined on another device is, since nothing on the wire says so. There is one row a peer,
      with how often and when last, 20 at most, the newest first. They stay until the person has
      seen them; that of a peer goes as soon as the person calls or answers it.

      ## Two devices of one user

      Both ring. The wire does not say who answered, and is not changed for it. But the device that
      answers announces `unavailable` under the user's own id and another session, and from then on
      the peer's descriptions, which every device of the user gets, are not for this one. Both signs
      together, in either order and within 10 s, mean that it was answered there: the ringing stops,
      and so does an accept that was under way here. A device that is idle while another is busy does
      not say `available` at its beats, so that the others see one user in a call.

      ## Dialects

      The words of the table are verto's. Each dialect brings its own to the same messages, and says
      in `Manners` and `Part` where it differs:

      - Verto and the extension protocol have an offer of their own: nothing else leaves this side
        before it is accepted. In GStreamer's protocol the first description rings: the connection
        makes it while the peer is asked, and its answer is the accept.
      - Whoever offered the call is polite and offers first, in verto and GStreamer's protocol. The
        extension protocol does not say: there the caller, who was there first, is polite, and the
        agent who answers, as the newcomer, offers first.
      - GStreamer's peers, and this side towards them, open no data channel.
      - At a GStreamer server without a room any id can be called.
      - "Somebody else answered" is said by the extension protocol alone.

      ## Too much

      Each peer may say 300 things at once and 20 a second; the rest is dropped. A description is
      at most 200,000 characters long, a candidate 4,096. Answers to `ready` go at once in a channel
      of up to 10 others; in a larger one they are spread at random over 10 ms for each other, at
      most 15 s.
      """;

  private CallPage() {}

  static String text() {
    String limits =
        Stream.of(Phase.values())
            .map(phase -> "| " + phase + " | " + limit(phase) + " |")
            .collect(Collectors.joining("\n"));
    return HEAD + table() + TAIL.formatted(limits);
  }

  private static String limit(Phase phase) {
    return phase.limit().map(limit -> limit.toSeconds() + " s").orElse("for ever");
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

  private static String cell(Step step) {
    String reason = step.reason == null ? "" : " (" + step.reason.word() + ")";
    return step.words + reason + (step.next == null ? "" : " -> " + step.next);
  }
}
