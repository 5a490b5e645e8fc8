package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A call over a network that loses packets, or has little room: it stays, and adapts within 10 s.
 * {@code -Dparley.bad.seconds=120} for a longer look.
 */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadLinkTest {
  private static final int SECONDS = Integer.getInteger("parley.bad.seconds", 12);

  private static final int ADAPTS_SECONDS = 10;

  /** A share of lost packets is that of so many seconds. */
  private static final int LOSS_SECONDS = 5;

  /**
   * Per cent. Measured while 20 of 100 packets were lost: 2 to 3, and 17 where sound was sent once
   * only; more than that where the machine is busy.
   */
  private static final double MADE_UP = 10;

  private Namespaces net;
  private Machine ann;
  private NetworkedCall call;

  /** When the network became bad. */
  private long since;

  @BeforeEach
  void aCallOverAGoodNetwork() {
    net = Namespaces.create();
    ann = net.machine("ann", 31);
    call = new NetworkedCall(net.machine("server", 10), ann, net.machine("bob", 32)).connected();
    call.both().forEach(side -> side.await("^stats ", NetworkedCall.CALL_LIMIT));
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, net);
  }

  @Test
  void fivePercentLost() {
    table("5 % lost", cable -> cable.lose(5));
    for (PuppetProcess side : call.both()) {
      judges(side, "(FAIR|POOR) cause=LOSS");
      assertTrue(rates(side, "infps").average().orElse(0) > 15, "a picture that moves");
    }
  }

  @Test
  void twentyPercentLost() {
    double before = table("20 % lost", cable -> cable.lose(20));
    for (PuppetProcess side : call.both()) {
      judges(side, "POOR cause=LOSS");
      double least = rates(side, "outkbps").limit(ADAPTS_SECONDS).min().orElse(before);
      assertTrue(least < 0.8 * before, least + " kbit/s instead of " + before);
      assertTrue(rates(side, "infps").average().orElse(0) > 5, "a picture that moves");
      double madeUp = rates(side, "concealed").skip(LOSS_SECONDS).average().orElse(100);
      assertTrue(madeUp < MADE_UP, madeUp + " % of what is heard is made up");
    }
  }

  @Test
  void fiveHundredKilobits() {
    table("500 kbit/s", cable -> cable.rate(500));
    for (PuppetProcess side : call.both()) {
      judges(side, "POOR cause=BANDWIDTH");
      assertTrue(figures(side, "out=[0-9]+x").anyMatch(lines -> lines < 720), "a smaller picture");
      double last = rates(side, "outkbps").skip(ADAPTS_SECONDS - 3).limit(3).average().orElse(1e9);
      assertTrue(last <= 500, "it sends " + last + " kbit/s");
      double fps = rates(side, "infps").skip(ADAPTS_SECONDS - 2).average().orElse(0);
      assertTrue(fps > 8, fps + " pictures a second");
    }
  }

  /** Within the time, and why. */
  private void judges(PuppetProcess side, String verdict) {
    List<String> all = side.said("stats", since).stream().limit(ADAPTS_SECONDS).toList();
    Pattern wanted = Pattern.compile(" verdict=" + verdict + " ");
    assertTrue(all.stream().anyMatch(line -> wanted.matcher(line).find()), all::toString);
  }

  /** Prints a line a second and side; the rate that was sent before is what is returned. */
  private double table(String what, Consumer<Machine> disturbance) {
    Pause.until(ProcessLines.now() + 5_000); // the rate climbs to that of a good network
    double before = rates(call.ann, "outkbps").reduce(0, (earlier, later) -> later);
    call.both().forEach(PuppetProcess::skip);
    since = ProcessLines.now();
    disturbance.accept(ann);
    for (int second = 1; second <= SECONDS; second++) {
      for (PuppetProcess side : call.both()) {
        ProcessLines.Found line = side.await("^stats (.*)", NetworkedCall.CALL_LIMIT);
        row(what, line.at() - since, side, line.group(1));
      }
    }
    for (PuppetProcess side : call.both()) {
      assertEquals(List.of(), side.said("phase", since), "the call stays");
    }
    call.assertTheSameCall(since);
    return before;
  }

  private void row(String what, long ms, PuppetProcess side, String figures) {
    System.out.printf("%-10s %5d ms %s: %s%n", what, ms, side == call.ann ? "ann" : "bob", figures);
  }

  /** What its lines since the disturbance say of one figure, a second each. */
  private DoubleStream rates(PuppetProcess side, String figure) {
    return figures(side, figure + "=");
  }

  /**
   * @param before what stands in front of the number, a regular expression
   */
  private DoubleStream figures(PuppetProcess side, String before) {
    Pattern number = Pattern.compile(" " + before + "([0-9.]+)");
    return side.said("stats", since).stream()
        .map(number::matcher)
        .filter(Matcher::find)
        .mapToDouble(found -> Double.parseDouble(found.group(1)));
  }
}
