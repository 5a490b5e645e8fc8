package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.json.Json;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Presence.Status;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table "What peers say to each other" (verto.md), in both dialects. */
@Tag("unit")
class PeerDialectTest {
  private final PeerDialect newer = new NewerDialect();
  private final PeerDialect older = new OlderDialect();

  static Stream<Arguments> messages() {
    return Stream.of(
        row(
            new PeerMessage.Offer("Zoë 2"),
            "{\"peerAction\":\"offer\",\"peerName\":\"Zoë 2\"}",
            "offer"),
        row(new PeerMessage.Accept(""), "{\"peerAction\":\"accept\",\"peerName\":\"\"}", "accept"),
        row(new PeerMessage.Close(), "{\"peerAction\":\"close\"}", "close"),
        row(new PeerMessage.Failed(), "{\"peerAction\":\"error\"}", "close"));
  }

  static Stream<Arguments> sessionBodies() {
    return Stream.of(
        Arguments.of(
            new PeerMessage.Description(new SessionDescription(Type.OFFER, "v=0\r\n")),
            "{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}"),
        Arguments.of(
            new PeerMessage.Description(new SessionDescription(Type.ANSWER, "v=0\r\n")),
            "{\"type\":\"answer\",\"sdp\":\"v=0\\r\\n\"}"),
        Arguments.of(
            new PeerMessage.Candidate(
                new IceCandidate("candidate:1 1 udp 1 192.0.2.2 9 typ host", "0", 0, "Rh3R")),
            "{\"candidate\":\"candidate:1 1 udp 1 192.0.2.2 9 typ host\",\"sdpMid\":\"0\","
                + "\"sdpMLineIndex\":0,\"usernameFragment\":\"Rh3R\"}"),
        Arguments.of(
            new PeerMessage.Candidate(new IceCandidate("", null, 1, null)),
            "{\"candidate\":\"\",\"sdpMid\":null,\"sdpMLineIndex\":1,\"usernameFragment\":null}"));
  }

  private static Arguments row(PeerMessage message, String inNewer, String inOlder) {
    return Arguments.of(message, inNewer, inOlder);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsWrittenInTheWordsOfEither(PeerMessage message, String inNewer, String inOlder) {
    assertEquals(inNewer, newer.write(message).text());
    assertEquals(inOlder, older.write(message).text());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageIsReadInTheWordsOfEither(PeerMessage message, String inNewer, String inOlder) {
    assertEquals(Optional.of(message), newer.asked(received(inNewer)));
    assertEquals(
        older.write(message), older.asked(received(inOlder)).map(older::write).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void neitherReadsTheWordsOfTheOther(PeerMessage message, String inNewer, String inOlder) {
    assertTrue(older.asked(received(inNewer)).isEmpty());
    assertTrue(newer.asked(received(inOlder)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("sessionBodies")
  void descriptionsAndCandidatesAreTheSameInBoth(PeerMessage message, String json) {
    assertEquals(json, newer.write(message).text());
    assertEquals(json, older.write(message).text());
    assertEquals(Optional.of(message), received(json).session());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "READY       ! {\"peerStatus\":\"ready\",\"peerName\":\"Ann\"}     ! available",
        "AVAILABLE   ! {\"peerStatus\":\"available\",\"peerName\":\"Ann\"} ! available",
        "UNAVAILABLE ! {\"peerStatus\":\"unavailable\",\"peerName\":\"Ann\"} ! unavailable",
        "GONE        ! {\"peerStatus\":\"gone\"}                           ! unavailable"
      })
  void aPeerIsToldInTheWordsOfEither(Status status, String inNewer, String inOlder) {
    Presence presence = new Presence(status, "Ann");
    assertEquals(inNewer, newer.tell(presence).text());
    assertEquals(inOlder, older.tell(presence).text());
    assertEquals(status, newer.told(received(inNewer)).orElseThrow().status());
    assertEquals(
        inOlder, older.told(received(inOlder)).orElseThrow().status().name().toLowerCase());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "READY       ! {\"isAvailable\":true}    ! AVAILABLE",
        "AVAILABLE   ! {\"isAvailable\":true}    ! AVAILABLE",
        "UNAVAILABLE ! {\"isAvailable\":false}   ! UNAVAILABLE",
        "GONE        ! {\"isDisconnected\":true} ! GONE"
      })
  void theOlderSpeaksToTheChannelInTheParams(Status status, String params, Status read) {
    ObjectNode written = Json.object();
    older.announce(new Presence(status, "Ann"), written);
    assertEquals(params, written.toString());
    assertEquals(Optional.of(new Presence(read, "")), older.announced(written));
  }

  @Test
  void theNewerSpeaksToTheChannelInTheEventData() {
    ObjectNode written = Json.object();
    newer.announce(new Presence(Status.READY, "Ann"), written);
    assertEquals(
        "{\"peerStatus\":\"ready\",\"peerName\":\"Ann\"}",
        Body.decode(written.path("eventData")).text());
    assertEquals(Optional.of(new Presence(Status.READY, "Ann")), newer.announced(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "17",
        "\"offer\"",
        "offer ",
        "OFFER",
        "offer\0",
        "offers",
        "error",
        "ready",
        "{\"peerAction\":\"dance\"}",
        "{\"peerAction\":[\"offer\"]}",
        "{\"peerStatus\":{\"a\":1}}",
        "{\"sdp\":\"v=0\",\"type\":\"rollback\"}",
        "{\"sdp\":{}}",
        "{\"candidate\":null}",
        "{\"candidate\":{\"candidate\":\"\"}}",
        "{\"peerAction\":\"offer\""
      })
  void whatIsInNoKnownWordsIsNothing(String text) {
    assertSaysNothing(received(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "offer|", "b2ZmZXI", "=", "\u202e", "b2Zm\nZXI="})
  void whatIsNoBase64OrCutIsNothingOrAWord(String encoded) {
    Body body = Body.decode(new TextNode(encoded));
    assertTrue(newer.asked(body).isEmpty() && newer.told(body).isEmpty());
  }

  @Test
  void aBodyThatIsNoTextIsNothing() {
    assertSaysNothing(Body.decode(Json.object().path("body")));
    assertSaysNothing(Body.decode(Json.object().put("a", 1)));
    assertSaysNothing(Body.decode(Json.object().putArray("a").add("b2ZmZXI=")));
  }

  @Test
  void aBodyAsDeepAsAWellIsNothing() {
    assertSaysNothing(received("{\"a\":".repeat(50_000)));
    assertSaysNothing(received("[".repeat(200_000)));
  }

  @Test
  void aNameThatDoesNotPassIsNoName() {
    Body body = received("{\"peerAction\":\"offer\",\"peerName\":\"<b>Eve</b>\\u202e\"}");
    assertEquals(Optional.of(new PeerMessage.Offer("")), newer.asked(body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"isAvailable\":\"true\"}",
        "{\"isAvailable\":1}",
        "{\"isAvailable\":null}",
        "{\"isAvailable\":{\"a\":true}}",
        "{\"isDisconnected\":false}",
        "{\"isDisconnected\":\"true\"}"
      })
  void paramsThatAreNoTruthAreNothing(String params) throws JsonProcessingException {
    assertTrue(older.announced(Json.read(params)).isEmpty());
    assertTrue(newer.announced(Json.read(params)).isEmpty());
  }

  private void assertSaysNothing(Body body) {
    for (PeerDialect dialect : new PeerDialect[] {newer, older}) {
      assertTrue(dialect.asked(body).isEmpty());
      assertTrue(dialect.told(body).isEmpty());
    }
    assertTrue(body.session().isEmpty());
  }

  private static Body received(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Body.decode(new TextNode(Base64.getEncoder().encodeToString(bytes)));
  }
}
