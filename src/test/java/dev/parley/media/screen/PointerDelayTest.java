package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A pointer is where the viewer moves it at once, for the eye; other work may delay some moves. */
@Tag("desktop")
class PointerDelayTest {
  private static final int MOVES = 10;
  private static final double MOST_MS = 100;

  @Test
  void mostMovesAreSeenWithinATenthOfASecond() throws Exception {
    try (PointerDelay pointer = new PointerDelay()) {
      pointer.measure(2); // the first ones load classes
      List<Double> delays = pointer.measure(MOVES);
      double median = delays.stream().sorted().toList().get(MOVES / 2);
      assertTrue(median <= MOST_MS, "milliseconds: " + delays);
    }
  }
}
