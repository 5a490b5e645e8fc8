package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Four controllers that call, add, leave, lose each other and cross: once faults stop, within 90 s
 * everybody is idle or in the same call as all whom they are in a call with. Nobody blocks anybody:
 * those two stay apart in a call. {@code -Dwalk.seed=…} repeats one run, {@code -Dwalk.groups=…}
 * makes it longer.
 */
@Tag("fuzz")
class GroupWalkTest {
  private static final Logger ROOM = (Logger) LoggerFactory.getLogger("dev.parley.peer");
  private static final int LONGEST = 40;
  private static final String[] IDS = {"ann", "bob", "cat", "dan"};

  @BeforeAll
  static void quiet() {
    ROOM.setLevel(Level.WARN);
  }

  @AfterAll
  static void asBefore() {
    ROOM.setLevel(null);
  }

  @Test
  void onceFaultsStopNobodyIsHalfIn() {
    long seed = Long.getLong("walk.seed", System.nanoTime());
    int sequences = Integer.getInteger("walk.groups", 2_000);
    int[] sizes = new int[IDS.length + 1];
    for (int at = 0; at < sequences; at++) {
      long own = seed + at;
      List<Step> steps = steps(own);
      String wrong = outcome(own, steps, sizes);
      if (!wrong.isEmpty()) {
        List<Step> fewest = shrunk(own, steps);
        throw new AssertionError(
            "-Dwalk.seed=" + own + " " + outcome(own, fewest, sizes) + " after " + fewest);
      }
    }
    System.out.printf(
        "walk.seed=%d: of %d, %d ended in a call of two, %d of three, %d of four%n",
        seed, sequences, sizes[2], sizes[3], sizes[4]);
    assertTrue(sizes[3] + sizes[4] > sequences / 50, "a walk that leads nowhere shows nothing");
  }

  private static List<Step> steps(long seed) {
    Random random = new Random(~seed);
    return Stream.generate(() -> Step.random(random)).limit(1 + random.nextInt(LONGEST)).toList();
  }

  private static List<Step> shrunk(long seed, List<Step> steps) {
    List<Step> fewest = new ArrayList<>(steps);
    for (boolean shrinks = true; shrinks; ) {
      shrinks = false;
      for (int at = fewest.size() - 1; at >= 0; at--) {
        List<Step> fewer = new ArrayList<>(fewest);
        fewer.remove(at);
        if (!outcome(seed, fewer, new int[IDS.length + 1]).isEmpty()) {
          fewest = fewer;
          shrinks = true;
        }
      }
    }
    return fewest;
  }

  private static String outcome(long seed, List<Step> steps, int[] sizes) {
    try {
      Circle circle = new Circle(seed, 200, IDS);
      beginWith((int) Math.floorMod(seed, 4L), circle);
      steps.forEach(step -> step.walk(circle));
      circle.faultsStop();
      circle.pass(90_000);
      String fault = circle.fault();
      if (fault.isEmpty()) {
        sizes[circle.people.stream().mapToInt(one -> Circle.callOf(one).size()).max().orElse(1)]++;
      }
      return fault;
    } catch (RuntimeException | AssertionError broken) {
      return broken.toString();
    }
  }

  /** Left to chance, few calls would grow. */
  private static void beginWith(int others, Circle circle) {
    if (others > 0) {
      circle.call(IDS[0], IDS[1]);
    }
    for (int at = 2; at <= others; at++) {
      circle.add(IDS[at % 2], IDS[at]);
    }
  }

  /**
   * One step; printed so that it can be pasted into a test.
   *
   * @param size how long, or which
   */
  record Step(Kind kind, int mine, int others, int size) {
    enum Kind {
      CONNECT,
      ADD,
      ACCEPT,
      ACCEPT_INSTEAD,
      DECLINE,
      IGNORE,
      WITHDRAW,
      CLOSE,
      LEAVE,
      JOIN,
      MOMENT,
      WHILE,
      LONG_WHILE,
      CUT_OFF,
      NOTICE,
      COME_BACK,
      MEDIA,
      BREAK,
      BREAK_ALL
    }

    static Step random(Random random) {
      int draw = random.nextInt(100);
      Kind kind =
          draw < 8
              ? Kind.CONNECT
              : draw < 22
                  ? Kind.ADD
                  : draw < 42
                      ? Kind.MOMENT
                      : draw < 52
                          ? Kind.WHILE
                          : draw < 75
                              ? Kind.ACCEPT
                              : draw < 78
                                  ? Kind.CLOSE
                                  : Kind.values()[random.nextInt(Kind.values().length)];
      int mine = random.nextInt(IDS.length);
      int others = (mine + 1 + random.nextInt(IDS.length - 1)) % IDS.length;
      return new Step(kind, mine, others, random.nextInt(1000));
    }

    void walk(Circle circle) {
      FakePerson my = circle.get(IDS[mine]);
      String other = IDS[others];
      switch (kind) {
        case CONNECT -> my.peer.connect(other);
        case ADD -> my.peer.add(other);
        case ACCEPT -> firstOffer(my).ifPresent(my.peer::accept);
        case ACCEPT_INSTEAD -> firstOffer(my).ifPresent(my.peer::acceptInstead);
        case DECLINE -> firstOffer(my).ifPresent(my.peer::decline);
        case IGNORE -> firstOffer(my).ifPresent(my.peer::ignore);
        case WITHDRAW -> my.peer.withdraw(other);
        case CLOSE -> my.peer.close();
        case LEAVE -> my.peer.leave();
        case JOIN -> my.peer.join();
        case MOMENT -> circle.pass(size);
        case WHILE -> circle.pass(size * 5L);
        case LONG_WHILE -> circle.pass(size * 40L);
        case CUT_OFF -> my.member.cutOff();
        case NOTICE -> circle.loop.act(my.member::notices);
        case COME_BACK -> circle.loop.act(my.member::comesBack);
        case MEDIA -> circle.wires.media = FakeWires.Media.values()[size % 3];
        case BREAK -> circle.loop.act(() -> my.connections.breakNow(other, size % 2 == 0));
        case BREAK_ALL -> circle.loop.act(() -> my.connections.breakNow(size % 2 == 0));
      }
      circle.loop.run();
    }

    private static Optional<String> firstOffer(FakePerson person) {
      return person.sees().offers().stream().map(PeerState.Offer::peerId).findFirst();
    }
  }
}
