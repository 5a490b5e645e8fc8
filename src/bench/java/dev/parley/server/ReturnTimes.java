package dev.parley.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Prints how soon a client is back after outages of its server of half a second to a minute, and
 * how many log-ins a second the server gets when a thousand clients come back. The time is virtual,
 * the seed an argument; see {@code src/scripts/measure/returns}.
 */
final class ReturnTimes {
  private static final int OUTAGES = 100;
  private static final double SHORTEST = 0.5;
  private static final double LONGEST = 60;
  private static final double SHORT = 5;

  /** The longest wait between two attempts, and a little more. */
  private static final Duration LAST = Duration.ofSeconds(36);

  private ReturnTimes() {}

  public static void main(String[] args) {
    long seed = args.length > 0 ? Long.parseLong(args[0]) : 1;
    System.out.println("seed " + seed);
    outages(seed);
    for (double seconds : new double[] {0.5, 1, 2, 5, 20, 60}) {
      thousand(seconds, seed);
    }
  }

  /** The lengths are spread evenly on a scale of powers: a third of them is up to 2.5 s. */
  private static void outages(long seed) {
    Random random = new Random(seed);
    List<Double> afterShort = new ArrayList<>();
    List<Double> afterLong = new ArrayList<>();
    for (int i = 0; i < OUTAGES; i++) {
      double seconds = SHORTEST * Math.pow(LONGEST / SHORTEST, random.nextDouble());
      ReturningClients client = new ReturningClients(1, random.nextLong());
      client.outage(millis(seconds));
      client.pass(LAST);
      (seconds <= SHORT ? afterShort : afterLong).add(seconds(client.returns().get(0)));
    }
    System.out.println("seconds from the server's return to the client's, one client:");
    print("outages up to 5 s", afterShort);
    print("outages of 5 to 60 s", afterLong);
    List<Double> all = new ArrayList<>(afterShort);
    all.addAll(afterLong);
    print("all", all);
  }

  private static void print(String name, List<Double> times) {
    Collections.sort(times);
    System.out.printf("  %-21s n=%3d", name, times.size());
    for (int percent : new int[] {10, 25, 50, 75, 90, 100}) {
      int index = Math.min(times.size() - 1, times.size() * percent / 100);
      System.out.printf("  %d%% %.1f", percent, times.get(index));
    }
    System.out.println();
  }

  private static void thousand(double seconds, long seed) {
    ReturningClients clients = new ReturningClients(1_000, seed);
    clients.outage(millis(seconds));
    clients.pass(LAST);
    StringBuilder bySecond = new StringBuilder();
    for (Map.Entry<Long, Integer> second : clients.logInsBySecond().headMap(20L).entrySet()) {
      bySecond.append(' ').append(second.getKey()).append(':').append(second.getValue());
    }
    System.out.printf(
        "a thousand clients, outage of %.1f s: at most %d log-ins in any second; by second%s%n",
        seconds, clients.busiestSecond(), bySecond);
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
