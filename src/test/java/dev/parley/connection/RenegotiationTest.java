package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.connection.session.Driver;
import dev.parley.connection.session.TestCall;
import dev.parley.media.TestMedia;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The driver of perfect negotiation with the real library: round for round both sides change what
 * they send and want to offer, in one task of the loop, so that their offers collide. The full
 * number is {@code -Dparley.rounds=300}; {@code parley.seed} repeats a run.
 */
@Tag("media")
class RenegotiationTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 20);

  /** What a side may change in a round. */
  private static final List<Consumer<Driver>> CHANGES =
      List.of(Driver::add, Driver::remove, Driver::swap);

  /** What makes it offer; a polite side's restart alone can be rolled back without harm. */
  private static final List<Consumer<Driver>> IMPOLITE_OFFERS =
      List.of(Driver::restart, Driver::turn);

  private final long seed = Long.getLong("parley.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final Driver polite = new Driver(true, 440);
  private final Driver impolite = new Driver(false, 660);

  @AfterEach
  void close() {
    Closing.all(polite::close, impolite::close, TestCall::capturesGone);
  }

  @Test
  void roundsInWhichBothRenegotiateAtOnceEndStableWithMediaBothWays() {
    System.out.println("parley.seed=" + seed + " parley.rounds=" + ROUNDS);
    round("the first", side -> side.begin(other(side)), side -> side.begin(other(side)));
    for (int round = 1; round <= ROUNDS; round++) {
      Consumer<Driver> one = any(CHANGES).andThen(Driver::restart);
      Consumer<Driver> another = any(CHANGES).andThen(any(IMPOLITE_OFFERS));
      round("round " + round + " of seed " + seed, one, another);
    }
    round("the last", Driver::add, Driver::add);
    mediaBothWays();
    System.out.printf(
        "offers of the polite side %d, of the impolite %d; they collided %d times%n",
        polite.offers, impolite.offers, polite.collisions + impolite.collisions);
  }

  private Consumer<Driver> any(List<Consumer<Driver>> of) {
    return of.get(random.nextInt(of.size()));
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
