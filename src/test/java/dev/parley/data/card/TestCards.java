package dev.parley.data.card;

import dev.parley.data.card.CallCard.Mishaps;
import dev.parley.data.card.CallCard.Moment;
import dev.parley.data.card.CallCard.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls summed up. */
public final class TestCards {
  private TestCards() {}

  /** The call of that number of the day. */
  public static CallCard card(int number, String peer, Loss there, Loss back, Blame blame) {
    return new CallCard(
        "",
        peer,
        Instant.parse("2026-11-30T10:00:00Z").plusSeconds(600L * number),
        Duration.ofSeconds(754),
        Map.of(
            Moment.ACCEPTED, Duration.ofMillis(2100),
            Moment.CONNECTED, Duration.ofMillis(2600),
            Moment.FIRST_PICTURE, Duration.ofMillis(2900)),
        Optional.of(new CallCard.Path("host", "relay", "udp", 24)),
        new Network(there, back, blame),
        new Mishaps(2, Optional.of(1), 1, 0),
        "closed",
        List.of());
  }

  /** That call while it runs: with that peer, and with others. */
  public static CallCard running(String peerId, CallCard card, CallCard... others) {
    return new CallCard(
        peerId,
        card.peer(),
        card.began(),
        card.length(),
        card.setUp(),
        card.path(),
        card.network(),
        card.mishaps(),
        "",
        List.of(others));
  }
}
