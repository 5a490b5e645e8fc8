package dev.parley.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeerCodecTest {
  static Stream<PeerMessage> messages() {
    return Stream.of(
        new PeerMessage.Offer("Zoë 2"),
        new PeerMessage.Accept(""),
        new PeerMessage.Close(),
        new PeerMessage.Failed(),
        new PeerMessage.Description(PeerMessage.Description.Type.OFFER, "v=0\r\n"),
        new PeerMessage.Description(PeerMessage.Description.Type.ANSWER, "v=0\r\n"),
        new PeerMessage.Candidate("candidate:1 1 udp 1 192.0.2.2 9 typ host", "0", 0, "Rh3R"),
        new PeerMessage.Candidate("", null, 1, null));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsRead(PeerMessage message) {
    assertEquals(
        Optional.of(message), PeerCodec.readMessage(new TextNode(PeerCodec.write(message))));
  }

  @ParameterizedTest
  @EnumSource
  void presenceThatIsWrittenIsRead(Presence.Status status) {
    Presence presence = new Presence(status, "");
    assertEquals(
        Optional.of(presence), PeerCodec.readPresence(new TextNode(PeerCodec.write(presence))));
  }

  @Test
  void theWordsAreThoseOfTheMeasuredWebPeers() {
    assertEquals(
        "{\"peerStatus\":\"ready\",\"peerName\":\"\"}",
        plain(PeerCodec.write(new Presence(Presence.Status.READY, ""))));
    assertEquals(
        "{\"peerStatus\":\"unavailable\"}",
        plain(PeerCodec.write(new Presence(Presence.Status.UNAVAILABLE, "Ann"))));
    assertEquals("{\"peerAction\":\"error\"}", plain(PeerCodec.write(new PeerMessage.Failed())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"offer\"",
        "{\"peerAction\":\"dance\"}",
        "{\"sdp\":\"v=0\",\"type\":\"rollback\"}",
        "{\"sdp\":{}}",
        "{\"candidate\":null}"
      })
  void whatIsInNoKnownWordsIsNothing(String body) {
    assertTrue(PeerCodec.readMessage(encoded(body)).isEmpty());
  }

  @Test
  void aNameThatDoesNotPassIsNoName() {
    assertEquals(
        Optional.of(new PeerMessage.Offer("")),
        PeerCodec.readMessage(
            encoded("{\"peerAction\":\"offer\",\"peerName\":\"<b>Eve</b>\\u202e\"}")));
  }

  private static TextNode encoded(String body) {
    return new TextNode(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String plain(String encoded) {
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
