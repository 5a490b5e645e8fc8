package dev.parley.data.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.card.CallCard.Mishaps;
import dev.parley.data.card.CallCard.Moment;
import dev.parley.data.card.CallCard.Network;
import dev.parley.loop.FakeLoop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last calls, in a file. */
@Tag("unit")
class CallHistoryTest {
  @TempDir Path folder;

  private final FakeLoop loop = new FakeLoop();
  private RecentCalls.Known known;

  @Test
  void aCallIsKeptForTheNextStartAndForNobodyElse() throws Exception {
    CallCard card = card(1);
    history().add(card);
    loop.run();
    assertTrue(known.latest());

    known = null;
    history().look();
    loop.run();

    assertEquals(List.of(card), known.cards());
    assertFalse(known.latest());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(folder.resolve("recent-calls.json"))));
  }

  @Test
  void aCallOfSeveralIsKeptWhole() {
    CallCard card = card(1).with(List.of(card(2), card(3)));
    history().add(card);
    loop.run();
    history().look();
    loop.run();

    assertEquals(List.of(card), known.cards());
  }

  @Test
  void theLastTwentyAreKeptNewestFirst() {
    CallHistory history = history();
    for (int call = 1; call <= 25; call++) {
      history.add(card(call));
    }
    loop.run();

    assertEquals(20, known.cards().size());
    assertEquals(card(25), known.cards().get(0));
    assertEquals(card(6), known.cards().get(19));
  }

  @Test
  void oneIsDeletedAndThenAll() {
    CallHistory history = history();
    history.add(card(1));
    history.add(card(2));
    history.add(card(3));
    loop.run();
    known.calls().delete(card(2));
    loop.run();
    assertEquals(List.of(card(3), card(1)), known.cards());

    known.calls().deleteAll();
    loop.run();
    assertEquals(List.of(), known.cards());
    assertFalse(Files.exists(folder.resolve("recent-calls.json")));
  }

  @Test
  void twoCopiesOfTheProgramKeepThemTogether() {
    CallHistory one = history();
    CallHistory other = history();
    one.add(card(1));
    other.add(card(2));
    one.add(card(3));
    loop.run();

    assertEquals(List.of(card(3), card(2), card(1)), known.cards());
  }

  @Test
  void whatIsDamagedIsLeftOut() throws Exception {
    history().add(card(1));
    loop.run();
    Path file = folder.resolve("recent-calls.json");
    String good = Files.readString(file).strip();
    Files.writeString(
        file,
        good.substring(0, good.length() - 1)
            + ", {\"began\":\"yesterday\"}, 7, {\"began\":\"2026-11-30T10:00:00Z\"}]");
    history().look();
    loop.run();
    assertEquals(List.of(card(1)), known.cards());

    Files.writeString(file, "[[[[");
    history().look();
    loop.run();
    assertEquals(List.of(), known.cards());
  }

  private CallHistory history() {
    return new CallHistory(loop, folder, now -> known = now);
  }

  private static CallCard card(int number) {
    return new CallCard(
        "",
        "Bob " + number,
        Instant.parse("2026-11-30T10:00:00Z").plusSeconds(60L * number),
        Duration.ofSeconds(30),
        Map.of(
            Moment.ACCEPTED,
            Duration.ofMillis(2100),
            Moment.FIRST_PICTURE,
            Duration.ofMillis(2900)),
        Optional.of(new CallCard.Path("host", "relay", "udp", 24)),
        new Network(new Loss(6.5, 40), Loss.NONE, Blame.WAY_THERE),
        new Mishaps(2, Optional.of(1), 1, 0),
        "closed",
        List.of());
  }
}
