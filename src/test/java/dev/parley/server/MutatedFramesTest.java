package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * 100,000 random and mutated frames into the server. {@code -Dparley.seed=…} plays a run again,
 * {@code -Dparley.frames=…} makes it longer.
 */
@Tag("fuzz")
class MutatedFramesTest {
  private static final int FRAMES = Integer.getInteger("parley.frames", 100_000);
  private static final int CLIENTS = 20;
  private static final long MEMORY = 16_000_000;

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final RandomGenerator random = new Random(seed);
  private final Mutant mutant = new Mutant(random);
  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();
  private final List<VertoHubFixture.Client> clients =
      IntStream.range(0, CLIENTS).mapToObj(this::arrive).collect(Collectors.toList());

  @BeforeEach
  void saySeed() {
    System.out.println("MutatedFramesTest: -Dparley.seed=" + seed);
  }

  @Test
  void noneIsMoreThanItsSenderCanBear() {
    assertTimeoutPreemptively(Duration.ofMinutes(2), this::sendAll, () -> "seed " + seed);
  }

  private void sendAll() {
    send(FRAMES / 10);
    long before = usedMemory();
    send(FRAMES - FRAMES / 10);
    long growth = usedMemory() - before;
    assertTrue(growth < MEMORY, () -> "seed " + seed + ": memory grew by " + growth);
    // Each client has a timer for its ping or its log in, and perhaps one that holds it up.
    assertTrue(vertoHubFixture.loop.pending() <= 3 * CLIENTS, "seed " + seed);
    clients.forEach(VertoHubFixture.Client::hangUp);
    assertEquals(
        1, vertoHubFixture.user("alice", "after").call("echo", "{}").size(), "seed " + seed);
  }

  private void send(int frames) {
    for (int i = 0; i < frames; i++) {
      int who = random.nextInt(CLIENTS);
      VertoHubFixture.Client client = clients.get(who);
      String frame = mutant.next();
      client.say(frame);
      // A frame that could not be handled ends its sender: a mistake in the server.
      assertFalse(client.wire.cut, () -> "seed " + seed + ": " + frame);
      if (client.wire.closed || random.nextInt(500) == 0) {
        client.hangUp();
        clients.set(who, arrive(i));
      }
      clients.forEach(each -> each.wire.take());
      vertoHubFixture.loop.advance(Duration.ofMillis(random.nextInt(20)));
    }
  }

  /** Strangers, users of the trace, and guests of two channels. */
  private VertoHubFixture.Client arrive(int serial) {
    return switch (random.nextInt(4)) {
      case 0 -> vertoHubFixture.strangerFrom("10.0.0." + serial % 256);
      case 1 -> vertoHubFixture.user("alice", "s" + serial);
      case 2 -> vertoHubFixture.user("bob", "s" + serial);
      default -> vertoHubFixture.guest("g" + serial, VertoHubFixture.HALL);
    };
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
