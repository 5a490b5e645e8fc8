package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.parley.signalling.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Two controllers, and whatever users, peers, servers and time may do to them: 10,000 sequences.
 * {@code -Dwalk.seed=…} repeats one run, {@code -Dwalk.sequences=…} makes it longer.
 */
@Tag("fuzz")
class RandomWalkTest {
  private static final Logger ROOM = (Logger) LoggerFactory.getLogger("dev.parley.peer");
  private static final int LONGEST = 40;

  @BeforeAll
  static void quiet() {
    ROOM.setLevel(Level.WARN);
  }

  @AfterAll
  static void asBefore() {
    ROOM.setLevel(null);
  }

  @Test
  void onceFaultsStopBothAreIdleOrInTheSameCall() {
    long seed = Long.getLong("walk.seed", System.nanoTime());
    int sequences = Integer.getInteger("walk.sequences", 10_000);
    int calls = 0;
    for (int at = 0; at < sequences; at++) {
      long own = seed + at;
      List<WalkStep> steps = steps(own);
      String wrong = outcome(own, steps);
      if (!wrong.isEmpty() && !wrong.equals(CALL)) {
        List<WalkStep> fewest = shrunk(own, steps);
        throw new AssertionError(
            "-Dwalk.seed=" + own + " " + outcome(own, fewest) + " after " + fewest);
      }
      calls += wrong.equals(CALL) ? 1 : 0;
    }
    System.out.printf("walk.seed=%d: %d of %d ended in a call%n", seed, calls, sequences);
    assertTrue(calls > sequences / 100, "a walk that leads nowhere shows nothing");
  }

  private static final String CALL = "in one call";

  private static List<WalkStep> steps(long seed) {
    Random random = new Random(~seed);
    return Stream.generate(() -> WalkStep.random(random))
        .limit(1 + random.nextInt(LONGEST))
        .toList();
  }

  /** Leaves out step after step while it still goes wrong. */
  private static List<WalkStep> shrunk(long seed, List<WalkStep> steps) {
    List<WalkStep> fewest = new ArrayList<>(steps);
    for (boolean shrinks = true; shrinks; ) {
      shrinks = false;
      for (int at = fewest.size() - 1; at >= 0; at--) {
        List<WalkStep> fewer = new ArrayList<>(fewest);
        fewer.remove(at);
        String wrong = outcome(seed, fewer);
        if (!wrong.isEmpty() && !wrong.equals(CALL)) {
          fewest = fewer;
          shrinks = true;
        }
      }
    }
    return fewest;
  }

  /** What is wrong at the end; empty when both are idle. */
  static String outcome(long seed, List<WalkStep> steps) {
    try {
      Pair pair = new Pair(seed, 200);
      steps.forEach(step -> step.walk(pair));
      faultsStop(pair);
      pair.pass(90_000);
      return judged(pair);
    } catch (RuntimeException | AssertionError broken) {
      return broken.toString();
    }
  }

  private static void faultsStop(Pair pair) {
    pair.wires.media = FakeWires.Media.OPENS;
    for (FakePerson person : List.of(pair.ann, pair.zoe)) {
      person.peer.join();
      pair.loop.run();
      pair.loop.act(person.member::comesBack);
      pair.loop.act(() -> person.member.otherDevice(Presence.Status.AVAILABLE));
    }
  }

  private static String judged(Pair pair) {
    for (FakePerson person : List.of(pair.ann, pair.zoe)) {
      int expected = person.sees().phase().isBusy() ? 1 : 0;
      assertEquals(expected, person.connections.living(), person.id + "'s connections");
      assertEquals(List.of(), person.sees().offers(), "what still rings at " + person.id);
    }
    if (pair.areInOneCall()) {
      return CALL;
    }
    return pair.areIdle()
        ? ""
        : "ann is " + pair.ann.sees().phase() + ", zoe is " + pair.zoe.sees().phase();
  }
}
