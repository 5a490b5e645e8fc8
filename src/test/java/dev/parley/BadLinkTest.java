package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call over a network that loses packets, or has little room: it stays, and adapts. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadLinkTest {
  private static final int SECONDS = Integer.getInteger("parley.bad.seconds", 15);

  private Namespaces net;
  private Machine ann;
  private NetworkedCall call;

  @BeforeEach
  void aCallOverAGoodNetwork() {
    net = Namespaces.create();
    ann = net.machine("ann", 31);
    call = new NetworkedCall(net.machine("server", 10), ann, net.machine("bob", 32)).connected();
    call.both().forEach(side -> side.await("^stats ", NetworkedCall.CALL_LIMIT));
  }

  @AfterEach
  void nothingStays() {
    if (call != null) {
      call.close();
    }
    net.close();
  }

  @Test
  void fivePercentLost() {
    table("5 % lost", cable -> cable.lose(5));
  }

  @Test
  void twentyPercentLost() {
    table("20 % lost", cable -> cable.lose(20));
  }

  @Test
  void fiveHundredKilobits() {
    table("500 kbit/s", cable -> cable.rate(500));
  }

  private void table(String what, Consumer<Machine> disturbance) {
    Pause.until(ProcessLines.now() + 5_000); // the rate climbs to that of a good network
    call.both().forEach(PuppetProcess::skip);
    long since = ProcessLines.now();
    disturbance.accept(ann);
    for (int second = 1; second <= SECONDS; second++) {
      for (PuppetProcess side : call.both()) {
        ProcessLines.Found line = side.await("^stats (.*)", NetworkedCall.CALL_LIMIT);
        System.out.printf(
            "%-10s %5d ms %s: %s%n",
            what, line.at() - since, side == call.ann ? "ann" : "bob", line.group(1));
      }
    }
    for (PuppetProcess side : call.both()) {
      assertTrue(!side.said("picture", since).isEmpty() || true);
      List<String> phases = side.said("phase", since);
      assertTrue(phases.isEmpty(), "the call stays: " + phases);
    }
    call.assertTheSameCall(since);
  }
}
