package dev.parley.server;

import java.time.Duration;

/**
 * Prints how many frames a second the server of a channel gets and sends, for channels of three
 * sizes: while all join within a minute, and at rest. The time is virtual, so the counts are exact;
 * see {@code src/scripts/measure/crowd}.
 */
final class VillageCount {
  private static final Duration JOINING = Duration.ofMinutes(1);
  private static final Duration REST = Duration.ofMinutes(1);

  private VillageCount() {}

  public static void main(String[] args) {
    System.out.println("peers  busiest second while all join  at rest, average  busiest  all seen");
    for (int size : new int[] {10, 100, 1000}) {
      ManyPeers manyPeers = new ManyPeers(size, JOINING);
      manyPeers.pass(JOINING.plusSeconds(30));
      int joining = manyPeers.busiest(Duration.ZERO);
      boolean complete = manyPeers.shortestList() == size - 1;
      Duration from = manyPeers.now();
      manyPeers.pass(REST);
      System.out.printf(
          "%5d  %30d  %16.0f  %7d  %8s%n",
          size,
          joining,
          manyPeers.average(from, manyPeers.now()),
          manyPeers.busiest(from),
          complete);
    }
  }
}
