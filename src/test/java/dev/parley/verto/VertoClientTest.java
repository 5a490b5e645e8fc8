package dev.parley.verto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VertoClientTest {
  private final VertoFixture verto = new VertoFixture();

  @Test
  void logs_in_with_user_password_session_and_channel() {
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
  void is_online_once_subscribed_and_not_before() {
    verto.loggedIn();
    assertEquals(Link.State.LOGGING_IN, verto.state());
    verto.answer("\"result\":{\"subscribedChannels\":[\"" + VertoFixture.CHANNEL + "\"]}");
    assertEquals(
        List.of(Link.State.CONNECTING, Link.State.LOGGING_IN, Link.State.ONLINE),
        verto.links.stream().map(Link::state).toList());
  }

  @Test
  void a_request_of_the_server_under_the_id_of_an_own_request_answers_nothing() {
    verto.joined();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"verto.ping\",\"params\":{\"serno\":1}}");
    assertEquals(Link.State.LOGGING_IN, verto.state());
    assertTrue(verto.takeRequest().has("result"), "the ping is answered");
  }

  @Test
  void an_unknown_request_of_the_server_is_refused_as_json_rpc_asks() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"verto.dance\"}");
    JsonNode answer = verto.takeRequest();
    assertEquals(-32601, answer.path("error").path("code").asInt());
    assertEquals("x", answer.path("id").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "Authentication Failure, refused the password",
    "Login Incorrect, knows neither the channel",
    "Missing passwd, asks for a password",
    "Session in use, somebody else uses this session",
    "Something else, Something else"
  })
  void a_refused_log_in_is_one_sentence_and_is_not_tried_again(String message, String sentence) {
    verto.joined();
    verto.answer("\"error\":{\"code\":-32001,\"message\":\"" + message + "\"}");
    assertEquals(Link.State.REFUSED, verto.state());
    assertTrue(verto.link().reason().contains(sentence), verto.link().reason());
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(1, verto.sockets.count());
  }

  @Test
  void a_refused_subscription_is_final() {
    verto.loggedIn();
    verto.answer("\"error\":{\"unauthorizedChannels\":[\"" + VertoFixture.CHANNEL + "\"]}");
    assertEquals(Link.State.REFUSED, verto.state());
  }

  @Test
  void a_punted_client_stays_away() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":34,\"method\":\"verto.punt\",\"params\":{}}");
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(Link.State.PUNTED, verto.state());
    assertEquals(0, verto.sockets.living());
  }

  @Test
  void a_punted_client_comes_back_when_asked() {
    verto.online();
    verto.says("{\"jsonrpc\":\"2.0\",\"id\":34,\"method\":\"verto.punt\",\"params\":{}}");
    verto.loop.act(verto.client::join);
    assertEquals(Link.State.CONNECTING, verto.state());
  }

  @Test
  void a_lost_connection_is_opened_again_and_logged_in_again() {
    verto.online();
    verto.loop.act(() -> verto.sockets.latest().breaks());
    verto.loop.act(() -> verto.sockets.latest().opens());
    assertEquals("login", verto.takeRequest().path("method").asText());
    assertTrue(verto.links.contains(new Link(Link.State.WAITING, "It broke.", Duration.ZERO)));
  }

  @Test
  void a_server_that_never_answers_the_log_in_is_tried_again() {
    verto.joined();
    verto.loop.advance(Duration.ofSeconds(30));
    assertEquals(Link.State.CONNECTING, verto.state());
    assertEquals(2, verto.sockets.count());
  }

  @Test
  void every_45_seconds_an_echo_shows_that_the_server_lives() {
    verto.online();
    verto.loop.advance(Duration.ofSeconds(45));
    verto.answer("\"result\":{\"sessid\":\"sess\"}");
    assertEquals(List.of("logged in", "beat"), verto.heard);
  }

  @Test
  void a_half_open_connection_is_found_soon_after_the_missing_answer() {
    verto.online();
    verto.loop.advance(Duration.ofSeconds(45));
    assertEquals("echo", verto.takeRequest().path("method").asText());
    verto.loop.advance(Duration.ofSeconds(10));
    assertEquals(2, verto.sockets.count());
  }

  @Test
  void tells_the_channel_and_a_peer() {
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
  void hears_what_others_say_and_not_its_own_echo() {
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
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.event\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.info\",\"params\":{\"msg\":[]}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.info\",\"params\":{\"msg\":{\"from\":\"eve\",\"body\":\"%%%\"}}}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"verto.event\",\"params\":{\"userid\":\"@\",\"eventData\":{\"a\":1}}}"
      })
  void odd_frames_change_nothing(String frame) {
    verto.online();
    verto.says(frame);
    assertEquals(Link.State.ONLINE, verto.state());
    assertEquals(List.of("logged in"), verto.heard);
  }

  @Test
  void leaving_is_final_and_leaves_no_request_behind() {
    verto.online();
    verto.loop.act(() -> verto.client.announce(new Presence(Presence.Status.GONE, "")));
    verto.loop.act(verto.client::leave);
    verto.loop.advance(Duration.ofHours(1));
    assertEquals(Link.State.OFFLINE, verto.state());
    assertEquals(0, verto.loop.pending());
    assertFalse(verto.sockets.living() > 0);
  }

  private static String event(String userId, String data) {
    return "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"verto.event\",\"params\":{\"userid\":\""
        + userId
        + "\",\"eventData\":\""
        + data
        + "\",\"eventSerno\":0}}";
  }
}
