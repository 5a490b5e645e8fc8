package dev.parley.server.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.json.Json;
import dev.parley.server.Mutant;
import dev.parley.server.extension.ExtensionDeskFixture.Guest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random and mutated frames of the extension protocol into the server. {@code
 * -Dparley.seed=…} plays a run again, {@code -Dparley.frames=…} makes it longer.
 */
@Tag("fuzz")
class ExtensionMutatedFramesTest {
  private static final int FRAMES = Integer.getInteger("parley.frames", 100_000);
  private static final int CLIENTS = 20;
  private static final long MEMORY = 16_000_000;

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final ExtensionDeskFixture desk = new ExtensionDeskFixture();
  private final List<Guest> guests = new ArrayList<>();

  /** Everything that the page says anybody says. */
  private final Mutant mutant;

  private final List<String> callIds = new ArrayList<>();
  private int connected;

  ExtensionMutatedFramesTest() throws IOException {
    List<String> frames =
        Files.readString(Path.of("docs/extension-protocol.md"))
            .lines()
            .filter(line -> line.matches("[CAB] [<>] \\{.*"))
            .map(line -> line.substring(4).replace("secret", ExtensionDeskFixture.PASSWORD))
            .toList();
    mutant = new Mutant(random, frames);
  }

  @Test
  void noneIsMoreThanItsSenderCanBear() {
    System.out.println("ExtensionMutatedFramesTest: -Dparley.seed=" + seed);
    for (int i = 0; i < CLIENTS; i++) {
      guests.add(arrive(i));
    }
    assertTimeoutPreemptively(Duration.ofMinutes(4), this::sendAll, () -> "seed " + seed);
  }

  private void sendAll() {
    send(FRAMES / 10);
    long before = usedMemory();
    send(FRAMES - FRAMES / 10);
    long growth = usedMemory() - before;
    assertTrue(growth < MEMORY, () -> "seed " + seed + ": memory grew by " + growth);
    // 115 of 100,000 connect somebody, give or take 10 with the seed: far from none, is what
    // counts.
    assertTrue(connected > FRAMES / 2000, "seed " + seed + ": all but noise: " + connected);
    guests.forEach(Guest::hangUp);
    assertEquals(0, desk.loop.pending(), "seed " + seed);
    Guest agent = desk.agent();
    assertEquals(List.of("response ringing"), desk.peer().asks("call"), "seed " + seed);
    assertEquals(List.of("event ringing"), agent.heard());
  }

  private void send(int frames) {
    for (int i = 0; i < frames; i++) {
      int who = random.nextInt(CLIENTS);
      Guest guest = guests.get(who);
      String frame = fitting(mutant.next(), guest);
      guest.say(frame);
      // A frame that could not be handled ends its sender: a mistake in the server.
      assertFalse(guest.wire.cut, () -> "seed " + seed + ": " + frame);
      guests.forEach(this::look);
      if (guest.wire.closed || random.nextInt(50) == 0) {
        guest.hangUp();
        guests.set(who, arrive(i));
      }
      desk.loop.advance(Duration.ofMillis(random.nextInt(20)));
    }
  }

  /** Ids that mean something, or most frames would be refused for theirs. */
  private String fitting(String frame, Guest guest) {
    return frame
        .replace("\"c9\"", '"' + guest.id + '"')
        .replace("\"a1\"", '"' + guest.id + '"')
        .replace("\"b2\"", '"' + guest.id + '"')
        .replace("\"k7\"", '"' + someCall() + '"');
  }

  private String someCall() {
    return callIds.isEmpty() ? "k7" : callIds.get(random.nextInt(callIds.size()));
  }

  private void look(Guest guest) {
    for (String text : guest.wire.take()) {
      if (text.startsWith("{\"response\":\"ringing\"")) {
        if (callIds.size() > 3) {
          callIds.remove(0);
        }
        callIds.add(Json.readExactly(text).path("call").asText());
      } else if (text.startsWith("{\"response\":\"connected\"")) {
        connected++;
        callIds.remove(Json.readExactly(text).path("call").asText());
      }
    }
  }

  private Guest arrive(int serial) {
    Guest guest = desk.strangerFrom("10.0." + serial / 256 % 256 + "." + serial % 256);
    if (random.nextInt(4) > 0) {
      guest.init(ExtensionDeskFixture.DESK);
    }
    if (random.nextBoolean()) {
      guest.register(ExtensionDeskFixture.PASSWORD);
    }
    return guest;
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
