package dev.parley;

import dev.parley.hosting.NetworkedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Measures how soon the picture has its full size and rate, and is back after each {@link Outage},
 * beside how soon the first one came in the same call: see {@code src/scripts/measure/outages}.
 */
final class Outages {
  /** A machine that is too busy never sends so much. */
  private static final Duration FULL_LIMIT = Duration.ofSeconds(60);

  private static final String FULL = "^stats in=1280x720 infps=(2[5-9]|[3-9][0-9])";

  private Outages() {}

  /**
   * One call, in milliseconds.
   *
   * @param first picture after connecting
   * @param full size and rate of it, likewise
   * @param back after the network was back
   */
  private record Row(long first, long full, long back) {}

  /**
   * @param args how many calls for each kind
   */
  public static void main(String[] args) {
    for (Outage outage : Outage.ofUsualLength()) {
      List<Row> rows = new ArrayList<>();
      for (int call = 0; call < Integer.parseInt(args[0]); call++) {
        rows.add(measure(outage));
      }
      long first = middle(rows, Row::first);
      long full = middle(rows, Row::full);
      long back = middle(rows, Row::back);
      System.out.printf(
          "%s: first picture after %d ms, all of it after %d (%.1f times), back after %d (%.1f)%n",
          outage, first, full, (double) full / first, back, (double) back / first);
    }
    System.exit(0);
  }

  private static long middle(List<Row> rows, ToLongFunction<Row> figure) {
    return rows.stream().mapToLong(figure).sorted().toArray()[rows.size() / 2];
  }

  private static Row measure(Outage outage) {
    try (Namespaces net = Namespaces.create()) {
      Machine ann = net.machine("ann", 31);
      Machine bob = net.machine("bob", 32);
      try (NetworkedCall call = new NetworkedCall(net.machine("server", 10), ann, bob)) {
        call.connected();
        long began = call.bob.first("^phase CONNECTING", NetworkedCall.CALL_LIMIT).at();
        long first = call.bob.first("^picture first", NetworkedCall.CALL_LIMIT).at();
        long full = call.bob.first(FULL, FULL_LIMIT).at();
        return new Row(first - began, full - began, outage.under(call, ann));
      }
    }
  }
}
