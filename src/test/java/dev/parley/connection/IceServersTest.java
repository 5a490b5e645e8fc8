package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceTransportPolicy;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceServer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class IceServersTest {

  @Test
  void turnCarriesUserAndPassword() {
    assertEquals(
        new IceServer("turn:turn.example.org:3478?transport=tcp", "user", "secret:word"),
        IceServer.parse("turn:user:secret:word@turn.example.org:3478?transport=tcp"));
  }

  /** A user of coturn's time-limited credentials is TIMESTAMP:NAME. */
  @ParameterizedTest
  @CsvSource({
    "1764510000:alice:pw/+=, 1764510000:alice, pw/+=",
    "1764510000%3Aalice:pw%2F%2B%3D, 1764510000:alice, pw/+=",
    "1764510000:secret, 1764510000, secret",
    "user:12:34, user, 12:34",
    "alice@example.org:pw, alice@example.org, pw",
    "alice%40example.org:p%40w, alice@example.org, p@w",
    "alice:p@w, alice, p@w",
    "alice:100%, alice, 100%",
    "alice:50%25, alice, 50%",
    "al%C3%AFce:%E2%82%AC, alïce, €"
  })
  void userAndPasswordMayHaveColonsAndAtSigns(String both, String user, String password) {
    assertEquals(
        new IceServer("turn:turn.example.org:3478", user, password),
        IceServer.parse("turn:" + both + "@turn.example.org:3478"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stun:stun.example.org",
        "stun:192.0.2.1:3478",
        "stun:[2001:db8::1]:3478",
        "stuns:a.b:5349"
      })
  void stunCarriesNeither(String url) {
    assertEquals(new IceServer(url, "", ""), IceServer.parse(url));
  }

  @Test
  void aTurnServerMayBeAnAddressOfIpv6() {
    assertEquals(
        new IceServer("turns:[2001:db8::20]:5349?transport=tcp", "user", "secret"),
        IceServer.parse("turns:user:secret@[2001:db8::20]:5349?transport=tcp"));
  }

  /** Each of these would end the process inside libwebrtc. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bogus",
        "stun:",
        "turn:",
        "turn:host",
        "turn:user@host",
        "turn:user:@host",
        "stun:user:password@host",
        "stun:host:0",
        "stun:host:65536",
        "stun:host:99999999",
        "stun:host?transport=udp",
        "turn:u:p@host?transport=sctp",
        "turn:u:p@host name",
        "http://host",
        "stun://host"
      })
  void nonsenseIsRefused(String url) {
    assertThrows(IllegalArgumentException.class, () -> IceServer.parse(url));
  }

  @Test
  void aRefusalDoesNotRepeatThePassword() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> IceServer.parse("turn:u:secret@:1"))
            .getMessage();

    assertFalse(message.contains("secret"), message);
  }

  @Test
  void aServerInALogShowsNoPassword() {
    assertEquals("turn:host", IceServer.parse("turn:user:secret@host").toString());
  }

  @Test
  void relayOnlyReachesTheConfiguration() {
    IceServers servers = new IceServers(List.of(IceServer.parse("turn:u:p@host")), true);

    RTCConfiguration configuration = servers.configuration(TlsCertPolicy.SECURE);

    assertEquals(RTCIceTransportPolicy.RELAY, configuration.iceTransportPolicy);
    assertEquals("p", configuration.iceServers.get(0).password);
    assertEquals(TlsCertPolicy.SECURE, configuration.iceServers.get(0).tlsCertPolicy);
  }

  @Test
  void relayOnlyWithoutRelayIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new IceServers(List.of(IceServer.parse("stun:host")), true));
  }

  @Test
  void aPeerIsNotMadeToBundle() {
    assertEquals(
        RTCBundlePolicy.BALANCED, IceServers.NONE.configuration(TlsCertPolicy.SECURE).bundlePolicy);
  }
}
