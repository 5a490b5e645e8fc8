package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.TestMedia;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The driver of perfect negotiation with the real library: round for round both sides want
 * something new in one task of the loop, so that their offers collide whenever both need one. The
 * full number is {@code -Dparley.rounds=300}; {@code parley.seed} repeats a run.
 */
class RenegotiationTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 20);

  /** What a side may want in a round. */
  private static final List<Consumer<Driver>> WANTED =
      List.of(Driver::add, Driver::remove, Driver::swap, Driver::restart);

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Driver polite = new Driver(true, 440);
  private final Driver impolite = new Driver(false, 660);

  @AfterEach
  void close() {
    polite.close();
    impolite.close();
    TestMedia.await("captures gone", TestCall.LIMIT, () -> TestMedia.media().openCaptures() == 0);
  }

  @Test
  void roundsInWhichBothRenegotiateAtOnceEndStableWithMediaBothWays() {
    System.out.println("parley.seed=" + seed + " parley.rounds=" + ROUNDS);
    round("the first", side -> side.begin(other(side)), side -> side.begin(other(side)));
    for (int round = 1; round <= ROUNDS; round++) {
      Consumer<Driver> one = WANTED.get(random.nextInt(WANTED.size()));
      Consumer<Driver> another = WANTED.get(random.nextInt(WANTED.size()));
      round("round " + round + " of seed " + seed, one, another);
    }
    round("the last", Driver::swap, Driver::swap);
    mediaBothWays();
    System.out.printf(
        "offers of the polite side %d, of the impolite %d; they collided %d times%n",
        polite.offers, impolite.offers, polite.collisions + impolite.collisions);
  }

  private Driver other(Driver side) {
    return side == polite ? impolite : polite;
  }

  /** Ends when both agree, and what each says that it sends is what the other expects. */
  private void round(String name, Consumer<Driver> one, Consumer<Driver> another) {
    TestMedia.on(
        () -> {
          one.accept(polite);
          another.accept(impolite);
          return null;
        });
    TestMedia.await(name, TestCall.LIMIT, this::agree);
    assertEquals(List.of(), polite.failures, name);
    assertEquals(List.of(), impolite.failures, name);
  }

  private boolean agree() {
    return polite.isSettled()
        && impolite.isSettled()
        && polite.sends().equals(impolite.receives())
        && impolite.sends().equals(polite.receives());
  }

  private void mediaBothWays() {
    for (Driver side : List.of(polite, impolite)) {
      long before = side.pictures();
      TestMedia.await("30 pictures", TestCall.LIMIT, () -> side.pictures() >= before + 30);
    }
    TestMedia.await("660 Hz", TestCall.LIMIT, () -> polite.hears(660));
    TestMedia.await("440 Hz", TestCall.LIMIT, () -> impolite.hears(440));
  }
}
