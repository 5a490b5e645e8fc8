package dev.parley.socket;

import java.util.Random;

/**
 * What happens to one connection.
 *
 * @param kind what
 * @param after bytes that come through before, in the direction that is hit
 * @param fromServer which direction is hit, where one is
 */
record Fault(Kind kind, int after, boolean fromServer) {
  enum Kind {
    NONE,
    /** Ended in order (FIN), after so many bytes: what was read with them is cut off. */
    TRUNCATE,
    /** Ended hard (RST). */
    DROP,
    /** Accepted and never served: the server does not even hear of it. */
    SILENT_FROM_THE_START,
    /** One direction goes silent, and nobody is told: half open. */
    SILENT_ONE_WAY,
    /** Both do. */
    SILENT,
    /** Every piece is late, by up to a quarter of a second. */
    DELAY
  }

  static final Fault NONE = new Fault(Kind.NONE, 0, false);
  static final Fault SILENT_FROM_THE_START = new Fault(Kind.SILENT_FROM_THE_START, 0, false);

  /** The handshake has 200 bytes and more, the log in as many again: each step is hit by some. */
  private static final int[] SOON_AND_LATE = {1, 150, 400, 800, 1_600, 10_000, 100_000};

  static Fault random(Random random) {
    Kind[] kinds = Kind.values();
    Kind kind = kinds[1 + random.nextInt(kinds.length - 1)];
    int after = random.nextInt(SOON_AND_LATE[random.nextInt(SOON_AND_LATE.length)]);
    return new Fault(kind, after, random.nextBoolean());
  }
}
