package dev.parley.media.screen;

import java.util.List;
import java.util.Locale;

/** Prints how long so many moves of a pointer take to the pixel at the other side of a call. */
final class PointerMoves {
  private PointerMoves() {}

  public static void main(String[] args) throws Exception {
    int moves = Integer.parseInt(args[0]);
    try (PointerDelay pointer = new PointerDelay()) {
      pointer.measure(2); // the first ones load classes
      List<Double> delays = pointer.measure(moves).stream().sorted().toList();
      print("least", delays.get(0));
      for (int percent : new int[] {25, 50, 75, 90, 95}) {
        print(percent + " %", delays.get(Math.min(moves - 1, moves * percent / 100)));
      }
      print("most", delays.get(moves - 1));
    }
    System.exit(0); // WebRTC's threads would stay
  }

  private static void print(String what, double ms) {
    System.out.printf(Locale.ROOT, "%-6s %6.1f ms%n", what, ms);
  }
}
