package dev.parley.server.verto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.Json;
import dev.parley.server.VertoHubFixture;
import dev.parley.server.access.TurnSecret;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class VertoHubTest {
  private static final String ASK =
      "{\"msg\":{\"to\":\"ice-servers\",\"body\":\"eyJhc2siOiJpY2VTZXJ2ZXJzIn0=\"}}";

  private final VertoHubFixture vertoHubFixture = new VertoHubFixture();

  @Test
  void aTakenOverConnectionIsPuntedAndClosed() {
    VertoHubFixture.Client older = vertoHubFixture.user("alice", "s1");
    vertoHubFixture.user("alice", "s1");
    assertEquals(
        List.of("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"verto.punt\",\"params\":{}}"),
        older.wire.take());
    assertTrue(older.wire.closed);
  }

  @Test
  void thePuntedConnectionsEndDoesNotEndTheNewOne() {
    VertoHubFixture.Client older = vertoHubFixture.user("alice", "s1");
    VertoHubFixture.Client newer = vertoHubFixture.user("alice", "s1");
    older.hangUp();
    vertoHubFixture
        .user("bob", "s2")
        .call("verto.info", "{\"msg\":{\"to\":\"alice\",\"body\":\"eA==\"}}");
    assertEquals(1, newer.wire.take().size());
  }

  @Test
  void aPuntedClientThatDoesNotGoIsCutOff() {
    VertoHubFixture.Client older = vertoHubFixture.user("alice", "s1");
    vertoHubFixture.user("alice", "s1");
    vertoHubFixture.loop.advance(Duration.ofSeconds(5));
    assertTrue(older.wire.cut);
  }

  @Test
  void anotherUserCannotTakeOverASession() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    VertoHubFixture.Client bob = vertoHubFixture.stranger();
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"error\":{\"code\":-32001,\"message\":\"Session in use\"}}"),
        bob.logIn("bob", "bobpw", "s1", ""));
    assertTrue(bob.wire.closed);
    assertFalse(alice.wire.closed);
  }

  @Test
  void twoDevicesOfOneUserGetTheSameFrame() {
    VertoHubFixture.Client desk = vertoHubFixture.user("bob", "s1");
    VertoHubFixture.Client phone = vertoHubFixture.user("bob", "s2");
    vertoHubFixture
        .user("alice", "s3")
        .call("verto.info", "{\"msg\":{\"to\":\"bob\",\"body\":\"eA==\"}}");
    List<String> frames = desk.wire.take();
    assertEquals(1, frames.size());
    assertEquals(frames, phone.wire.take());
  }

  @Test
  void nobodyIsToldThatASubscriberHasGone() {
    VertoHubFixture.Client guest = vertoHubFixture.guest("one", VertoHubFixture.HALL);
    vertoHubFixture.guest("two", VertoHubFixture.HALL).hangUp();
    assertEquals(List.of(), guest.wire.take());
  }

  @Test
  void aRepeatedLogInChangesNothing() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(
        List.of(
            "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{\"message\":\"logged in\",\"sessid\":\"s1\"}}"),
        alice.logIn("bob", "wrong", "s2", ""));
  }

  @Test
  void aResponseIsNotAnswered() {
    VertoHubFixture.Client alice = vertoHubFixture.user("alice", "s1");
    assertEquals(List.of(), alice.say("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"));
  }

  @Test
  void whoAsksForIceServersGetsThemForTwoHours() throws Exception {
    VertoHubFixture.Client guest = vertoHubFixture.guest("ann", VertoHubFixture.HALL);
    List<String> said = guest.call("verto.info", ASK);
    assertTrue(said.get(0).contains("\"message\":\"SENT\""), said.get(0));
    JsonNode msg = Json.read(said.get(1)).at("/params/msg");
    assertEquals("ice-servers", msg.path("from").asText());
    String body = new String(Base64.getDecoder().decode(msg.path("body").asText()), UTF_8);
    long expiry = vertoHubFixture.loop.wallClock().plusSeconds(7200).getEpochSecond();
    TurnSecret.Issued issued =
        new TurnSecret(List.of("turn:t.example:3478"), "north")
            .issue("ann", vertoHubFixture.loop.wallClock());
    assertEquals(
        "{\"iceServers\":[{\"urls\":[\"turn:t.example:3478\"],\"username\":\""
            + expiry
            + ":ann\",\"credential\":\""
            + issued.password()
            + "\"}],\"ttl\":7200}",
        body);
  }

  @Test
  void nobodyGetsThemBeforeLogIn() {
    List<String> said = vertoHubFixture.stranger().call("verto.info", ASK);
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("Authentication Required"), said.get(0));
  }

  /** Others take its word for the server's. */
  @Test
  void nobodyCanHaveTheNameThatHandsThemOut() {
    for (String name : List.of("ice-servers", "ice-servers@verto.test")) {
      List<String> said =
          vertoHubFixture.stranger().logIn(name, "hall-pw", "s1", VertoHubFixture.HALL);
      assertTrue(said.get(0).contains("Login Incorrect"), said.get(0));
    }
  }
}
