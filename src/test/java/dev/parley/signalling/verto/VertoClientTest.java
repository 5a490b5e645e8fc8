package dev.parley.signalling.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.IceServer;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class VertoClientTest {
  private final VertoFixture verto = new VertoFixture();

  @Test
  void logsInWithUserPasswordSessionAndChannel() {
    verto.joined();
    JsonNode login = verto.takeRequest();
    assertEquals("login", login.path("method").asText());
    assertEquals("bob", login.path("params").path("login").asText());
    assertEquals("bobpw", login.path("params").path("passwd").asText());
    assertEquals("sess", login.path("params").path("sessid").asText());
    assertEquals(
        VertoFixture.CHANNEL, login.path("params").path("loginParams").path("channel").asText());
  }

  @Test
  void showsTheSecretOfItsIdAtTheLogInAndNowhereElse() {
    assertTrue(verto.joined().takeRequest().at("/params/loginParams/idSecret").isMissingNode());
    VertoFixture owner = new VertoFixture("the-secret-of-bob").joined();
    assertEquals(
        "the-secret-of-bob", owner.takeRequest().at("/params/loginParams/idSecret").asText());
    owner = new VertoFixture("the-secret-of-bob").online();
    owner.sockets.latest().takeSent();
    VertoClient client = owner.client;
    owner.loop.act(() -> client.announce(new Presence(Presence.Status.AVAILABLE, "Bob")));
    assertFalse(owner.sockets.latest().takeSent().toString().contains("the-secret-of-bob"));
  }

  @Test
  void theSecretIsInNoDescriptionOfTheAccount() {
    assertEquals(
        "VertoAccount[bob in hall]",
        new VertoAccount("bob", "bobpw", "sess", "hall", "the-secret").toString());
  }

  @Test
  void comesBackBesideWhoHasTakenItsPlaceUnderAnotherSession() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":34,\"method\":\"verto.punt\",\"params\":{}}");
    verto.loop.act(verto.client::joinBeside);
    verto.loop.act(() -> verto.sockets.latest().opens());
    assertEquals("fresh-1", verto.takeRequest().at("/params/sessid").asText());
  }

  /** The built-in server keeps the session to itself. */
  @Test
  void withoutASessionTheDeviceTellsWhoseEventItIs() {
    verto.online();
    verto.sockets.latest().takeSent();
    verto.loop.act(() -> verto.client.announce(new Presence(Presence.Status.UNAVAILABLE, "")));
    String device = verto.takeRequest().at("/params/device").asText();
    assertFalse(device.isEmpty());
    assertFalse(device.contains("sess"), device);
    verto.says(ownEvent("").replace("\"sessid\":\"\"", "\"device\":\"" + device + "\""));
    verto.says(ownEvent("").replace("\"sessid\":\"\"", "\"device\":\"another\""));
    assertEquals(List.of("logged in", "other device UNAVAILABLE"), verto.heard);
  }

  @Test
  void isOnlineOnceSubscribedAndNotBefore() {
    verto.loggedIn();
    assertEquals(Link.State.LOGGING_IN, verto.state());
    verto.answer("\"result\":{\"subscribedChannels\":[\"" + VertoFixture.CHANNEL + "\"]}");
    assertEquals(
        List.of(Link.State.CONNECTING, Link.State.LOGGING_IN, Link.State.ONLINE),
        verto.links.stream().map(Link::state).toList());
  }

  @Test
  void aRequestOfTheServerUnderTheIdOfAnOwnRequestAnswersNothing() {
    verto.joined();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.ping\",\"params\":{\"serno\":1}}");
    assertEquals(Link.State.LOGGING_IN, verto.state());
    assertTrue(verto.takeRequest().has("result"), "the ping is answered");
  }

  @Test
  void anUnknownRequestOfTheServerIsRefusedAsJsonRpcAsks() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"verto.dance\"}");
    JsonNode answer = verto.takeRequest();
    assertEquals(-32601, answer.path("error").path("code").asInt());
    assertEquals("x", answer.path("id").asText());
  }

  @Test
  void aRefusedSubscriptionIsFinal() {
    verto.loggedIn();
    verto.answer("\"error\":{\"unauthorizedChannels\":[\"" + VertoFixture.CHANNEL + "\"]}");
    assertEquals(Link.State.REFUSED, verto.state());
  }

  @Test
  void aPuntedClientStaysAway() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":34,\"method\":\"verto.punt\",\"params\":{}}");
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(Link.State.PUNTED, verto.state());
    assertEquals(0, verto.sockets.living());
  }

  @Test
  void aPuntedClientComesBackWhenAsked() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":34,\"method\":\"verto.punt\",\"params\":{}}");
    verto.loop.act(verto.client::join);
    assertEquals(Link.State.CONNECTING, verto.state());
  }

  @Test
  void aLostConnectionIsOpenedAgainAndLoggedInAgain() {
    verto.online();
    verto.loop.act(() -> verto.sockets.latest().breaks());
    assertEquals(Link.waiting("It broke.", Duration.ofSeconds(1)), verto.link());
    verto.loop.advance(Duration.ofSeconds(1));
    verto.loop.act(() -> verto.sockets.latest().opens());
    assertEquals("login", verto.takeRequest().path("method").asText());
  }

  @Test
  void aServerThatNeverAnswersTheLogInIsTriedAgain() {
    verto.joined();
    verto.loop.advance(Duration.ofSeconds(30));
    assertEquals(Link.State.CONNECTING, verto.state());
    assertEquals(2, verto.sockets.count());
  }

  @Test
  void tellsTheChannelAndAPeer() {
    verto.online();
    verto.loop.act(() -> verto.client.announce(new Presence(Presence.Status.READY, "Bob")));
    JsonNode broadcast = verto.takeRequest();
    assertEquals("verto.broadcast", broadcast.path("method").asText());
    assertTrue(broadcast.path("params").path("localBroadcast").asBoolean());
    verto.loop.act(() -> verto.client.send("alice", new PeerMessage.Offer("Bob")));
    JsonNode info = verto.takeRequest();
    assertEquals("verto.info", info.path("method").asText());
    assertEquals("alice", info.path("params").path("msg").path("to").asText());
    // {"peerAction":"offer","peerName":"Bob"}, as the measured web peers write it
    assertEquals(
        "eyJwZWVyQWN0aW9uIjoib2ZmZXIiLCJwZWVyTmFtZSI6IkJvYiJ9",
        info.path("params").path("msg").path("body").asText());
  }

  @Test
  void hearsWhatOthersSayAndNotItsOwnEcho() {
    verto.online();
    verto.says(
        event("alice@verto.test", "eyJwZWVyU3RhdHVzIjoicmVhZHkiLCJwZWVyTmFtZSI6IkFsaWNlIn0="));
    verto.says(event("bob@verto.test", "eyJwZWVyU3RhdHVzIjoicmVhZHkiLCJwZWVyTmFtZSI6IkJvYiJ9"));
    verto.says(
        "{\"jsonrpc\":\"2.0\",\"id\":19,\"method\":\"verto.info\",\"params\":{\"msg\":"
            + "{\"from\":\"alice\",\"to\":\"bob@verto.test\",\"body\":"
            + "\"eyJwZWVyQWN0aW9uIjoib2ZmZXIiLCJwZWVyTmFtZSI6IkFsaWNlIn0=\"}}}");
    assertEquals(
        List.of("logged in", "alice READY 'Alice'", "alice Offer[name=Alice]"), verto.heard);
  }

  /** As the trace "message to oneself" has it. */
  @Test
  void whatItSaysToItselfComesBackAndIsNobodysWord() {
    verto.online();
    verto.says(
        "{\"jsonrpc\":\"2.0\",\"id\":22,\"method\":\"verto.info\",\"params\":{\"msg\":"
            + "{\"from\":\"bob\",\"to\":\"bob@verto.test\",\"body\":"
            + "\"eyJwZWVyQWN0aW9uIjoib2ZmZXIiLCJwZWVyTmFtZSI6IkFsaWNlIn0=\"}}}");
    assertEquals(List.of("logged in", "came back"), verto.heard);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " alice", "alice\\t", "\\u2003alice"})
  void nobodyIsHeardUnderAnIdWithSpaceAroundIt(String id) {
    verto.online();
    verto.says(
        event(id + "@verto.test", "eyJwZWVyU3RhdHVzIjoicmVhZHkiLCJwZWVyTmFtZSI6IkFsaWNlIn0="));
    verto.says(
        "{\"jsonrpc\":\"2.0\",\"id\":19,\"method\":\"verto.info\",\"params\":{\"msg\":{\"from\":\""
            + id
            + "\",\"body\":\"eyJwZWVyQWN0aW9uIjoib2ZmZXIiLCJwZWVyTmFtZSI6IkFsaWNlIn0=\"}}}");
    assertEquals(List.of("logged in"), verto.heard);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "not json",
        "[1,2]",
        "{}",
        "17",
        "null",
        "{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32600}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1e400,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1e9991111111,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.event\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.info\",\"params\":{\"msg\":[]}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.info\",\"params\":{\"msg\":{\"from\":\"eve\",\"body\":\"%%%\"}}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.event\",\"params\":{\"userid\":\"@\",\"eventData\":{\"a\":1}}}"
      })
  void oddFramesChangeNothing(String frame) {
    verto.online();
    verto.says(frame);
    assertEquals(Link.State.ONLINE, verto.state());
    assertEquals(List.of("logged in"), verto.heard);
  }

  @Test
  void leavingIsFinalAndLeavesNoRequestBehind() {
    verto.online();
    verto.loop.act(() -> verto.client.announce(new Presence(Presence.Status.GONE, "")));
    verto.loop.act(verto.client::leave);
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(Link.State.OFFLINE, verto.state());
    assertEquals(0, verto.loop.pending());
    assertFalse(verto.sockets.living() > 0);
  }

  @Test
  void hearsItsUsersOtherDevicesAndNotItself() {
    verto.online();
    verto.says(ownEvent("sess"));
    verto.says(ownEvent("of-the-other-device"));
    assertEquals(List.of("logged in", "other device UNAVAILABLE"), verto.heard);
  }

  /** {"peerStatus":"unavailable"} of this same user, under some session. */
  private static String ownEvent(String session) {
    return "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"verto.event\",\"params\":{\"sessid\":\""
        + session
        + "\",\"userid\":\"bob@verto.test\",\"eventData\":"
        + "\"eyJwZWVyU3RhdHVzIjoidW5hdmFpbGFibGUifQ==\"}}";
  }

  private static String event(String userId, String data) {
    return "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"verto.event\",\"params\":{\"userid\":\""
        + userId
        + "\",\"eventData\":\""
        + data
        + "\",\"eventSerno\":0}}";
  }

  @Test
  void afterLogInTheServerIsAskedForIceServers() {
    verto.loggedIn().subscribed();
    JsonNode msg = verto.takeRequest().path("params").path("msg");
    assertEquals("ice-servers", msg.path("to").asText());
    assertEquals("{\"ask\":\"iceServers\"}", decoded(msg));
    verto.says(iceServers("ice-servers", "1:bob"));
    assertEquals(
        List.of(List.of(new IceServer("turn:t.example", "1:bob", "pw"))), verto.iceServers);
  }

  /** A peer's word would lead calls through a server of its choice. */
  @Test
  void aPeerHandsOutNothing() {
    verto.online();
    verto.says(iceServers("eve", "1:eve"));
    verto.says(iceServers("ice-servers@verto.test", "1:eve"));
    verto.says(iceServers("bob", "1:eve"));
    assertEquals(List.of(), verto.iceServers);
  }

  @Test
  void newIceServersAreAskedForWhileOnlineAndAfterEachLogIn() {
    verto.online();
    verto.says(iceServers("ice-servers", "1:bob"));
    verto.loop.act(() -> verto.sockets.latest().breaks());
    verto.loop.act(verto.client::join);
    verto.online();
    verto.says(iceServers("ice-servers", "2:bob"));
    assertEquals(2, verto.iceServers.size());
  }

  private static String iceServers(String from, String user) {
    String json =
        "{\"iceServers\":[{\"urls\":[\"turn:t.example\"],\"username\":\""
            + user
            + "\",\"credential\":\"pw\"}],\"ttl\":3600}";
    return "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"verto.info\",\"params\":{\"msg\":{\"from\":\""
        + from
        + "\",\"to\":\"bob@verto.test\",\"body\":\""
        + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))
        + "\"}}}";
  }

  private static String decoded(JsonNode msg) {
    return new String(
        Base64.getDecoder().decode(msg.path("body").asText()), StandardCharsets.UTF_8);
  }
}
