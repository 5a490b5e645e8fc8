package dev.parley.server.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.extension.ExtensionDeskFixture.Guest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/extension-protocol.md says besides: frames, errors, and what was left open. */
@Tag("unit")
class ExtensionRulesTest {
  private final ExtensionDeskFixture desk = new ExtensionDeskFixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "7",
        "null",
        "{\"request\":\"status\"}",
        "{\"request\":\"status\",\"id\":null}",
        "{\"request\":\"status\",\"id\":1.5}",
        "{\"request\":\"status\",\"id\":\"\"}",
        "{\"request\":7,\"id\":1}",
        "{\"request\":\"status\",\"event\":\"ready\",\"id\":1}",
        "{\"response\":\"ready\",\"id\":1}",
        "{\"event\":\"ready\"}",
        "{\"signal\":null,\"id\":1}"
      })
  void whatIsNoFrameIsMalformed(String text) {
    Guest peer = desk.peer();
    peer.say(text);
    assertEquals("malformed", peer.taken().path("error").asText());
    assertEquals(List.of("response offline"), peer.asks("status"));
  }

  @Test
  void bytesAreMalformed() {
    Guest peer = desk.peer();
    desk.loop.act(peer.peer::receivedBytes);
    assertEquals(List.of("error malformed"), peer.heard());
  }

  @Test
  void anIdComesBackAsItIs() {
    Guest peer = desk.peer();
    for (String id : List.of("7", "\"seven\"", "-9223372036854775808")) {
      String request = "{\"request\":\"status\",\"id\":%s,\"peer\":\"%s\"}";
      peer.say(request.formatted(id, peer.id));
      assertEquals(id, peer.taken().path("id").toString());
    }
    peer.say("{\"request\":\"status\",\"id\":\"" + "x".repeat(65) + "\"}");
    assertTrue(peer.taken().path("id").isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "dance, unknown-message",
    "register, malformed",
    "answer, malformed",
    "end, malformed"
  })
  void aRequestThatLacksSomethingSaysWhat(String word, String error) {
    assertEquals(List.of("error " + error), desk.peer().asks(word));
  }

  @Test
  void anotherVersionIsToldWhichThereAre() {
    Guest stranger = desk.stranger();
    stranger.say("{\"request\":\"init\",\"id\":1,\"version\":2,\"extension\":\"desk\"}");
    JsonNode answer = stranger.taken();
    assertEquals("unknown-version", answer.path("error").asText());
    assertEquals("[1]", answer.path("versions").toString());
    assertEquals("init", stranger.init(ExtensionDeskFixture.DESK).path("response").asText());
  }

  @Test
  void anExtensionThatIsNotThereIsUnknown() {
    for (String id : List.of("nobody", "", "hall")) { // a channel is no extension
      Guest stranger = desk.strangerFrom("10.1.1." + id.length());
      assertEquals("unknown-extension", stranger.init(id).path("error").asText());
    }
  }

  @Test
  void aSecondInitIsAnsweredAsTheFirst() {
    Guest peer = desk.peer();
    String id = peer.id;
    JsonNode again = peer.init("yard");
    assertEquals(id, again.path("peer").asText());
    assertEquals(ExtensionDeskFixture.DESK, again.path("extension").asText());
  }

  @Test
  void aRegisteredPeerDoesNotCall() {
    assertEquals(List.of("error not-while-registered"), desk.agent().asks("call"));
  }

  @Test
  void anUnregisteredPeerDoesNotAnswer() {
    desk.agent();
    String call = desk.peer().calls("");
    assertEquals(List.of("error not-while-unregistered"), desk.peer().asks("answer", "call", call));
  }

  @Test
  void whoCallsDoesNothingElseMeanwhile() {
    desk.agent();
    Guest caller = desk.caller();
    assertEquals(List.of("error in-call"), caller.asks("call"));
    assertEquals(
        List.of("error in-call"),
        caller.asks("register", "password", ExtensionDeskFixture.PASSWORD));
  }

  @Test
  void anAgentInACallIsToldOfOthersAndCannotAnswerThem() {
    Guest agent = desk.agent();
    agent.asks("answer", "call", desk.caller().call);
    String second = desk.peer().calls("");
    assertEquals(List.of("event ringing"), agent.heard());
    assertEquals(List.of("error in-call"), agent.asks("answer", "call", second));
  }

  @Test
  void onlyItsSidesEndACallOrSignalInIt() {
    Guest agent = desk.agent();
    Guest other = desk.agent();
    Guest caller = desk.peer();
    String call = caller.calls("");
    other.heard();
    assertEquals(List.of("error no-such-call"), other.asks("end", "call", call));
    agent.asks("answer", "call", call);
    other.heard();
    caller.heard();
    other.signal("candidate", call, "{}");
    assertEquals(List.of("error no-such-call"), other.heard());
    assertEquals(List.of("error no-such-call"), other.asks("end", "call", call));
    assertEquals(List.of("error no-such-call"), caller.asks("end", "call", "another"));
    assertEquals(List.of(), agent.heard());
  }

  @Test
  void nothingIsSignalledWhileItRings() {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    String call = caller.calls("");
    agent.heard();
    caller.signal("description", call, "{}");
    assertEquals(List.of("error no-such-call"), caller.heard());
    assertEquals(List.of(), agent.heard());
  }

  @Test
  void aSignalWithoutDataIsMalformedAndSaysWhoseIdItWas() {
    Guest peer = desk.peer();
    peer.say("{\"signal\":\"x\",\"id\":\"s1\",\"peer\":\"%s\",\"call\":\"k\"}".formatted(peer.id));
    JsonNode answer = peer.taken();
    assertEquals("malformed", answer.path("error").asText());
    assertEquals("s1", answer.path("id").asText());
  }

  @Test
  void aCallToAnOfflineExtensionIsAnsweredOffline() {
    Guest caller = desk.peer();
    assertEquals(List.of("response offline"), caller.asks("call"));
    Guest agent = desk.peer();
    assertEquals(
        List.of("response registered"),
        agent.asks("register", "password", ExtensionDeskFixture.PASSWORD));
  }

  @Test
  void whoRegistersWhileCallsRingHearsOfThem() {
    Guest first = desk.agent();
    desk.caller();
    desk.caller();
    Guest second = desk.peer();
    second.register(ExtensionDeskFixture.PASSWORD);
    assertEquals(List.of("response registered", "event ringing", "event ringing"), second.heard());
    assertEquals(List.of("event ringing", "event ringing"), first.heard());
  }

  @Test
  void aCallRingsOnWhileTheLastAgentIsAway() {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    String call = caller.calls("");
    agent.hangUp();
    assertEquals(List.of("event offline"), caller.heard());
    Guest back = desk.agent();
    assertEquals(List.of("event ready"), caller.heard());
    assertEquals("response connected", back.asks("answer", "call", call).get(0));
  }

  @Test
  void aCallThatNobodyAnswersIsOverAfterTwoMinutes() {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    String call = caller.calls("");
    agent.heard();
    desk.stays(Duration.ofSeconds(119), agent, caller);
    assertEquals(List.of("response ready"), caller.asks("status"));
    desk.stays(Duration.ofSeconds(1), agent, caller);
    assertEquals(List.of("event disconnected"), caller.heard());
    assertEquals(List.of("event abandoned"), agent.heard());
    assertEquals(List.of("response unavailable"), agent.asks("answer", "call", call));
    assertEquals(List.of("response ringing"), caller.asks("call"));
  }

  @Test
  void anAnsweredCallHasNoLimit() {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    agent.asks("answer", "call", caller.calls(""));
    caller.heard();
    desk.stays(Duration.ofHours(2), agent, caller);
    assertEquals(List.of("response ready"), agent.asks("status"));
    assertEquals(List.of("response ready"), caller.asks("status"));
  }

  @Test
  void aLostCallerAbandonsItsCall() {
    Guest agent = desk.agent();
    Guest caller = desk.caller();
    agent.heard();
    caller.hangUp();
    assertEquals(List.of("event abandoned"), agent.heard());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostSideOfAnAnsweredCallDisconnectsIt(boolean callerIsLost) {
    Guest idle = desk.agent();
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    agent.asks("answer", "call", caller.calls(""));
    List.of(idle, caller).forEach(Guest::heard);
    (callerIsLost ? caller : agent).hangUp();
    assertEquals(List.of("event disconnected"), (callerIsLost ? agent : caller).heard());
    assertEquals(List.of(), idle.heard());
  }

  @Test
  void anAgentThatDeregistersInACallGoesOnInIt() {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    String call = caller.calls("");
    agent.asks("answer", "call", call);
    assertEquals(List.of("response unregistered", "event offline"), agent.asks("deregister"));
    caller.heard();
    caller.signal("candidate", call, "{}");
    assertEquals(List.of("signal candidate"), agent.heard());
    assertEquals(List.of("response disconnected"), agent.asks("end", "call", call));
    assertEquals(List.of("event disconnected"), caller.heard());
  }

  @Test
  void askingTwiceDoesNoHarm() {
    Guest peer = desk.peer();
    Guest agent = desk.agent();
    peer.heard();
    assertEquals(List.of("response registered"), agent.asks("register", "password", "whatever"));
    assertEquals(List.of("response unregistered"), peer.asks("deregister"));
    assertEquals(List.of(), agent.heard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>", " Ann", "Ann\\u202e", "x\\n"})
  void whatIsNoNameIsLeftOut(String name) {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    String request = "{\"request\":\"call\",\"id\":1,\"peer\":\"%s\",\"name\":\"%s\"}";
    caller.say(request.formatted(caller.id, name));
    JsonNode event = agent.taken();
    assertEquals("ringing", event.path("event").asText());
    assertFalse(event.has("name"));
    agent.ask("answer", "call", event.path("call").asText(), "name", "x".repeat(65));
    caller.take().forEach(frame -> assertFalse(frame.has("name")));
  }

  @Test
  void aWholeNameIsPassedOnBesideItsPlainForm() {
    Guest agent = desk.agent();
    Guest caller = desk.peer();
    String request =
        "{\"request\":\"call\",\"id\":1,\"peer\":\"%s\",\"name\":\"Jean Luc\",\"nameWhole\":\"Jean-Luc\"}";
    caller.say(request.formatted(caller.id));
    JsonNode event = agent.taken();
    assertEquals("Jean Luc", event.path("name").asText());
    assertEquals("Jean-Luc", event.path("nameWhole").asText());
  }
}
