package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.hosting.LanAddresses.Own;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LanAddressesTest {
  @Test
  void theWayOutIsFirstThenPrivateNetworksThenTheRest() throws UnknownHostException {
    List<Own> all =
        List.of(
            own("wlan0", "2001:db8::7"),
            own("eth1", "203.0.113.5"),
            own("eth1", "10.1.2.3"),
            own("wlan0", "192.168.1.7"));
    assertEquals(
        List.of("192.168.1.7", "10.1.2.3", "203.0.113.5", "[2001:db8:0:0:0:0:0:7]"),
        LanAddresses.best(all, Optional.of(InetAddress.getByName("192.168.1.7"))));
    assertEquals("10.1.2.3", LanAddresses.best(all, Optional.empty()).get(0));
  }

  @Test
  void whereNobodyElseIsIsNoAddress() throws UnknownHostException {
    List<Own> all =
        List.of(
            own("lo", "127.0.0.1"),
            own("docker0", "172.17.0.1"),
            own("br-12ab", "172.18.0.1"),
            own("virbr0", "192.168.122.1"),
            own("eth0", "169.254.3.4"),
            own("eth0", "fe80::1"));
    assertEquals(List.of(), LanAddresses.best(all, Optional.empty()));
  }

  @Test
  void thisMachineCanBeAsked() throws SocketException {
    assertFalse(LanAddresses.look().contains("127.0.0.1"));
  }

  private static Own own(String name, String address) throws UnknownHostException {
    return new Own(name, InetAddress.getByName(address));
  }
}
