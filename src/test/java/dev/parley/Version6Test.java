package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A network in which there is no IPv4. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Version6Test {

  @Test
  void serverAndPeersMeetOverIpv6Alone() {
    try (Namespaces net = Namespaces.create();
        NetworkedCall call =
            new NetworkedCall(
                net.machine6("server", 10), net.machine6("ann", 31), net.machine6("bob", 32))) {
      call.connected();
      assertEquals("host/host/udp", NetworkedCall.path(call.ann));
    }
  }
}
