package dev.parley;

import dev.parley.hosting.NetworkedCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The server of a call is killed and never comes back; {@code src/scripts/measure/server-gone}
 * measures how soon each thing is noticed.
 */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServerGoneTest {
  private Namespaces net;
  private Machine ann;
  private NetworkedCall call;

  @BeforeEach
  void aCallBetweenTwoMachines() {
    net = Namespaces.create();
    ann = net.machine("ann", 31);
    call =
        new NetworkedCall(net.machine("server", 10), ann, net.machine("bob", 32), "moments")
            .connected();
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, net);
  }

  @Test
  void theCallDoesAllThatItDidBefore() {
    new ServerGone(call, ann)
        .run()
        .forEach((step, ms) -> System.out.printf("%-36s %6d ms%n", step, ms));
  }
}
