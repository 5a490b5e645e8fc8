package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Presence.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which peer is spoken to how: the client bob among older and newer peers. */
@Tag("unit")
class PeerDialectsTest {
  private final VertoFixture verto = new VertoFixture();

  @BeforeEach
  void online() {
    verto.online();
    verto.heard.clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"offer", "accept", "close", "available", "unavailable"})
  void whoHasSpokenTheOlderIsAnsweredInIt(String word) {
    hears("ada", word);
    assertEquals("offer", sent("ada"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"isAvailable\":true", "\"isAvailable\":false"})
  void whoHasAnnouncedItselfInTheOlderIsAnsweredInIt(String params) {
    event("ada", params);
    assertEquals("offer", sent("ada"));
  }

  @Test
  void everybodyElseIsSpokenToInTheNewer() {
    hears("ada", "offer");
    hears("eve", "{\"peerAction\":\"offer\",\"peerName\":\"\"}");
    assertEquals("{\"peerAction\":\"offer\",\"peerName\":\"Bob\"}", sent("eve"));
    assertEquals("{\"peerAction\":\"offer\",\"peerName\":\"Bob\"}", sent("never heard of"));
  }

  @Test
  void aDescriptionTellsNothingOfTheDialect() {
    hears("ada", "{\"type\":\"offer\",\"sdp\":\"v=0\"}");
    assertEquals("{\"peerAction\":\"offer\",\"peerName\":\"Bob\"}", sent("ada"));
  }

  @Test
  void anOlderPeerIsToldInTheOlderToo() {
    event("ada", "\"isAvailable\":true");
    verto.loop.act(() -> verto.client.tell("ada", new Presence(Status.AVAILABLE, "Bob")));
    assertEquals("available", body(verto.takeRequest()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "READY       ! isAvailable    ! true",
        "AVAILABLE   ! isAvailable    ! true",
        "UNAVAILABLE ! isAvailable    ! false",
        "GONE        ! isDisconnected ! true"
      })
  void whatIsSaidToTheChannelIsSaidInBoth(Status status, String param, boolean value) {
    verto.loop.act(() -> verto.client.announce(new Presence(status, "Bob")));
    JsonNode params = verto.takeRequest().path("params");
    assertEquals(value, params.path(param).asBoolean(!value));
    assertEquals(
        status, new NewerDialect().announced(params).orElseThrow().status(), "in the newer");
  }

  @Test
  void whatAParleySaysInBothIsTheNewerAndHeardOnce() {
    Presence ready = new Presence(Status.READY, "Cid");
    event(
        "cid",
        "\"isAvailable\":true,\"eventData\":\"" + new NewerDialect().tell(ready).encoded() + "\"");
    assertEquals(List.of("cid READY 'Cid'"), verto.heard);
    assertEquals("{\"peerAction\":\"offer\",\"peerName\":\"Bob\"}", sent("cid"));
  }

  @Test
  void theFirstWordOfAnOlderPeerIsItsReadyAndItsPingsAreNot() {
    event("ada", "\"isAvailable\":true");
    verto.loop.advance(Duration.ofSeconds(45));
    event("ada", "\"isAvailable\":true");
    event("ada", "\"isAvailable\":false");
    assertEquals(List.of("ada READY ''", "ada AVAILABLE ''", "ada UNAVAILABLE ''"), withoutBeats());
  }

  @Test
  void anOlderPeerThatComesBackAfterASilenceIsReadyAgain() {
    event("ada", "\"isAvailable\":true");
    verto.loop.advance(Duration.ofSeconds(60));
    verto.online();
    event("ada", "\"isAvailable\":true");
    assertEquals("ada READY ''", verto.heard.get(verto.heard.size() - 1));
  }

  @Test
  void inACallThatLastsTheDialectIsNotForgotten() {
    hears("ada", "offer");
    verto.loop.advance(Duration.ofHours(1));
    verto.online();
    assertEquals("offer", sent("ada"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"isDisconnected\":true",
        // {"peerStatus":"gone"} and {"peerStatus":"ready","peerName":""}
        "\"eventData\":\"eyJwZWVyU3RhdHVzIjoiZ29uZSJ9\"",
        "\"eventData\":\"eyJwZWVyU3RhdHVzIjoicmVhZHkiLCJwZWVyTmFtZSI6IiJ9\""
      })
  void whoIsGoneOrComesAnewIsForgotten(String params) {
    hears("ada", "available");
    event("ada", params);
    assertEquals("{\"peerAction\":\"offer\",\"peerName\":\"Bob\"}", sent("ada"));
  }

  @Test
  void aWordOfTheNewerInBetweenChangesNothing() {
    hears("ada", "available");
    hears("ada", "{\"peerStatus\":\"available\",\"peerName\":\"\"}");
    assertEquals("offer", sent("ada"));
  }

  @Test
  void ofTooManyTheOneSilentForLongestIsForgotten() {
    PeerDialects dialects = new PeerDialects(verto.loop);
    Body word = Body.of("available");
    for (int i = 0; i < 3 * PeerDialects.MOST; i++) {
      dialects.told("peer " + i, word);
      dialects.told("talker", word);
    }
    assertEquals(PeerDialects.MOST, dialects.remembered());
    assertEquals(Body.of("close").encoded(), dialects.write("talker", new PeerMessage.Close()));
  }

  @Test
  void anEndlessIdIsNotRemembered() {
    PeerDialects dialects = new PeerDialects(verto.loop);
    dialects.told("x".repeat(500_000), Body.of("available"));
    assertEquals(0, dialects.remembered());
  }

  @Test
  void strangersBodiesAreNotInTheLog() {
    assertFalse(Body.of("secret").toString().contains("secret"));
  }

  private List<String> withoutBeats() {
    return verto.heard.stream().filter(line -> !line.equals("beat")).toList();
  }

  private void hears(String from, String text) {
    String encoded = Body.of(text).encoded();
    verto.says(
        "{\"jsonrpc\":\"2.0\",\"id\":19,\"method\":\"verto.info\",\"params\":{\"msg\":{\"from\":\""
            + from
            + "\",\"to\":\"bob@verto.test\",\"body\":\""
            + encoded
            + "\"}}}");
  }

  private void event(String from, String params) {
    verto.says(
        "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"verto.event\",\"params\":{\"userid\":\""
            + from
            + "@verto.test\","
            + params
            + ",\"eventSerno\":0}}");
  }

  /** The text of an offer to the peer. */
  private String sent(String peerId) {
    verto.loop.act(() -> verto.client.send(peerId, new PeerMessage.Offer("Bob")));
    return body(verto.takeRequest());
  }

  private static String body(JsonNode request) {
    String encoded = request.path("params").path("msg").path("body").asText();
    return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
  }
}
