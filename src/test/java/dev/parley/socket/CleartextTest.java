package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CleartextTest {
  private static final Proxies NO_PROXIES = new Proxies(null, Map.of());

  @ParameterizedTest
  @ValueSource(
      strings = {"ws://127.0.0.1:8081", "ws://127.9.8.7/x", "ws://[::1]:1", "ws://localhost"})
  void whatStaysOnThisMachineIsSeenByNobody(String server) throws IOException {
    assertFalse(Cleartext.isExposed(URI.create(server), NO_PROXIES));
  }

  /** Its packets take the way of loopback, too. */
  @Test
  void anotherAddressOfThisMachineIsThisMachine() throws IOException {
    List<InetAddress> own =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(Inet4Address.class::isInstance)
            .toList();
    for (InetAddress address : own) {
      URI server = URI.create("ws://" + address.getHostAddress() + ":8081");
      assertFalse(Cleartext.isExposed(server, NO_PROXIES), server.toString());
    }
  }

  /** What is called like loopback need not be there. */
  @ParameterizedTest
  @ValueSource(strings = {"ws://192.0.2.1:8081", "ws://[2001:db8::1]", "ws://128.0.0.1"})
  void whatIsElsewhereIsExposed(String server) throws IOException {
    assertTrue(Cleartext.isExposed(URI.create(server), NO_PROXIES));
  }

  @Test
  void aProxyMayBeAnywhere() throws IOException {
    Proxies proxies = new Proxies(null, Map.of("http_proxy", "http://127.0.0.1:3128"));
    assertTrue(Cleartext.isExposed(URI.create("ws://localhost.example"), proxies));
    assertFalse(Cleartext.isExposed(URI.create("ws://127.0.0.1"), proxies));
  }

  @Test
  void whatIsEncryptedOrThisMachinesOwnIsNotEvenLookedUp() {
    FakeLoop loop = new FakeLoop();
    assertEquals(false, Cleartext.isExposed(loop, URI.create("wss://192.0.2.1")).join());
    assertEquals(false, Cleartext.isExposed(loop, null).join());
  }
}
