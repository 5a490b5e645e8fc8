package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The network under a call goes for some seconds, or becomes another one: the same call goes on.
 * Figures are printed: how long after the network is back the picture is.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CableTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** From when the network is another one; 1 to 2 s where nothing else runs, 5 s are the goal. */
  private static final long MOVED_MS = 10_000;

  /** From when it is back; measured 1.2 to 3.1 s. */
  private static final long BACK_MS = 10_000;

  private Namespaces net;
  private Machine ann;
  private Machine bob;
  private NetworkedCall call;

  @BeforeEach
  void aCallBetweenTwoMachines() {
    net = Namespaces.create();
    ann = net.machine("ann", 31);
    bob = net.machine("bob", 32);
    call = new NetworkedCall(net.machine("server", 10), ann, bob).connected();
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, net);
  }

  @Test
  void aCablePulledForFiveSeconds() {
    outage("cable pulled", 5, Machine::unplug, Machine::plugIn);
  }

  @Test
  @EnabledIfSystemProperty(named = "parley.long", matches = "true")
  void aCablePulledForTwelveSeconds() {
    outage("cable pulled", 12, Machine::unplug, Machine::plugIn);
  }

  @Test
  void anInterfaceSwitchedOffForFiveSeconds() {
    outage("interface off", 5, Machine::switchOff, Machine::switchOn);
  }

  @Test
  void packetsLostForTwelveSecondsWithoutAWord() {
    outage("all packets lost", 12, Machine::silence, Machine::heal);
  }

  @Test
  void anotherAddressOfOneSide() {
    long since = ProcessLines.now();
    call.both().forEach(PuppetProcess::skip);
    ann.moveTo("203.0.113.77");
    report("address changed", 0, since, since, MOVED_MS);
  }

  private void outage(String what, int seconds, Consumer<Machine> begin, Consumer<Machine> end) {
    long since = ProcessLines.now();
    call.both().forEach(PuppetProcess::skip);
    begin.accept(ann);
    Pause.until(since + 1000L * seconds);
    end.accept(ann);
    report(what, seconds, since, ProcessLines.now(), BACK_MS);
  }

  private void report(String what, int seconds, long since, long back, long limitMs) {
    long longest = 0;
    for (PuppetProcess side : call.both()) {
      ProcessLines.Found picture = side.await("^picture back after (\\d+) ms", LIMIT);
      System.out.printf(
          "%-16s %2d s: %s sees again %5d ms after the network is back, %5s ms without; %s%n",
          what,
          seconds,
          side == call.ann ? "ann" : "bob",
          picture.at() - back,
          picture.group(1),
          side.said("phase", since));
      longest = Math.max(longest, picture.at() - back);
    }
    assertTrue(longest <= limitMs, what + ": a picture after " + longest + " ms");
    call.assertTheSameCall(since);
  }
}
