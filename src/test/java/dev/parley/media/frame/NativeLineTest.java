package dev.parley.media.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of libwebrtc as they were seen in a call with a TURN server. */
@Tag("unit")
class NativeLineTest {
  @Test
  void aLineHasAPlaceAndAText() {
    NativeLine line = NativeLine.of("(stun_port.cc:484): Port[51:0]: STUN server\naddress.\n");
    assertEquals("stun_port.cc:484", line.place());
    assertEquals("Port[51:0]: STUN server address.", line.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(p2p_transport_channel.cc:480): Set ICE ufrag: Z2pK pwd: +94g8UKEVIN2qgQTLLx1UnKb on"
            + " transport 0\n",
        "(p2p_transport_channel.cc:491): Received remote ICE parameters: ufrag=Z2pK, renomination"
            + " disabled\n",
        "(basic_port_allocator.cc:959): Port[5:0:1:0:relay:Net[eth0:192.0.2.x/24:Ethernet:id=1]]:"
            + " Gathered candidate: Cand[:2393211049:1:udp:41820415:192.0.2.x:49550:relay:192.0.2.x:"
            + "50748:Z2pK:+94g8UKEVIN2qgQTLLx1UnKb:1:0:0]\n",
        "(elsewhere.cc:1): a later version says +94g8UKEVIN2qgQTLLx1UnKb like this\n",
      })
  void noIcePasswordIsInIt(String said) {
    String text = NativeLine.of(said).text();
    assertFalse(text.contains("94g8UKEVIN2qgQTLLx1UnKb"), text);
    assertFalse(text.contains("Z2pK"), text);
  }

  @Test
  void whatIsNoSecretStays() {
    String said = "VideoReceiveStreamInterface framesAssembledFromMultiplePackets: 0";
    assertEquals(said, NativeLine.of("(a.cc:1): " + said + "\n").text());
    assertEquals(
        "Cand[:1:1:udp:2:192.0.2.x:9:host::0:***:***:1:0:0]",
        NativeLine.of("(a.cc:1): Cand[:1:1:udp:2:192.0.2.x:9:host::0:Ab3/:secret:1:0:0]").text());
  }

  @Test
  @Timeout(5)
  void aStrangeLineIsShortened() {
    NativeLine line = NativeLine.of("x".repeat(100_000));
    assertEquals("somewhere", line.place());
    assertEquals(1000, line.text().length());
  }
}
