package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.NetworkedCall;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A network in which there is no IPv4. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Version6Test {
  @TempDir Path folder;

  private final Namespaces net = Namespaces.create();

  @AfterEach
  void nothingStays() {
    net.close();
  }

  @Test
  void serverAndPeersMeetOverIpv6Alone() {
    String path = connectedPath();
    assertTrue(
        path.matches("host/(host|prflx)/udp"), path); // prflx: its check came before its word
  }

  @Test
  void coturnRelaysOverIpv6() {
    try (Coturn coturn = new Coturn(net.machine6("coturn", 20), folder)) {
      String path = connectedPath(coturn.stun(), coturn.turn("udp"), "relay-only");
      assertTrue(path.matches("relay/relay/udp"), path);
    }
  }

  private String connectedPath(String... options) {
    try (NetworkedCall call =
        new NetworkedCall(
            net.machine6("server", 10),
            net.machine6("ann", 31),
            net.machine6("bob", 32),
            options)) {
      String path = NetworkedCall.path(call.connected().ann);
      System.out.println("IPv6 alone: " + path);
      return path;
    }
  }
}
