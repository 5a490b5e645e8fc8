package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
      String path = NetworkedCall.path(call.ann);
      assertTrue(
          path.matches("host/(host|prflx)/udp"), path); // prflx: its check came before its word
    }
  }
}
