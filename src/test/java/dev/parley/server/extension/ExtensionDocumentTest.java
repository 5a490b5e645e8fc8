package dev.parley.server.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.extension.ExtensionDeskFixture.Guest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each sentence of the document that names the messages is a test of its name, in its order. */
@Tag("unit")
class ExtensionDocumentTest {
  private final ExtensionDeskFixture desk = new ExtensionDeskFixture();

  @Nested
  class Peers {
    @Test
    void peersSendInitRequestsAndTheServerSendsAUniquePeerIdInResponse() {
      JsonNode one = desk.stranger().init(ExtensionDeskFixture.DESK);
      JsonNode other = desk.stranger().init(ExtensionDeskFixture.DESK);
      assertEquals("init", one.path("response").asText());
      assertFalse(one.path("peer").asText().isEmpty());
      assertNotEquals(one.path("peer"), other.path("peer"));
    }

    @Test
    void andCurrentExtensionStateToAvoidAnExtensionStateRequest() {
      assertEquals(
          "offline", desk.stranger().init(ExtensionDeskFixture.DESK).path("state").asText());
      desk.agent();
      assertEquals("ready", desk.stranger().init(ExtensionDeskFixture.DESK).path("state").asText());
    }

    @Test
    void allSubsequentRequestsFromThePeerMustIncludeTheCorrectPeerId() {
      Guest one = desk.peer();
      Guest other = desk.agent();
      String call = desk.caller().call;
      one.heard();
      other.heard();
      one.id = other.id;
      for (String word : List.of("register", "deregister", "status", "call", "answer", "end")) {
        assertEquals(
            List.of("error wrong-peer"),
            one.asks(word, "password", ExtensionDeskFixture.PASSWORD, "call", call),
            word);
      }
      one.signal("candidate", call, "{}");
      assertEquals(List.of("error wrong-peer"), one.heard());
      assertEquals(List.of(), other.heard());
    }

    @Test
    void toRegisterPeersSendARegisterRequestWithTheExtensionsPassword() {
      Guest peer = desk.peer();
      assertEquals(
          List.of("response registered"),
          peer.asks("register", "password", ExtensionDeskFixture.PASSWORD));
    }

    @Test
    void andTheServerSendsRegisteredOrUnregisteredInResponse() {
      Guest peer = desk.peer();
      peer.register("yard-pw");
      JsonNode no = peer.taken();
      assertEquals("unregistered", no.path("response").asText());
      assertEquals("wrong-password", no.path("reason").asText());
      assertEquals(
          "offline", desk.stranger().init(ExtensionDeskFixture.DESK).path("state").asText());
      peer.register(ExtensionDeskFixture.PASSWORD);
      assertEquals(List.of("response registered"), peer.heard());
    }

    @Test
    void toDeregisterPeersSendADeregisterRequestAndTheServerSendsUnregisteredInResponse() {
      desk.agent();
      Guest peer = desk.agent();
      assertEquals(List.of("response unregistered"), peer.asks("deregister"));
      desk.caller();
      assertEquals(List.of(), peer.heard());
    }
  }

  @Nested
  class Extensions {
    @Test
    void onceInitializedPeersCanSendStatusRequestsAndTheServerSendsReadyOrOfflineInResponse() {
      Guest peer = desk.peer();
      assertEquals(List.of("response offline"), peer.asks("status"));
      Guest agent = desk.agent();
      peer.heard();
      assertEquals(List.of("response ready"), peer.asks("status"));
      assertEquals(List.of("response ready"), agent.asks("status"));
    }

    @Test
    void theServerSendsReadyToUnregisteredPeersWhenTheNumberOfRegisteredPeersChangesFrom0To1() {
      Guest one = desk.peer();
      Guest other = desk.peer();
      Guest elsewhere = desk.stranger();
      elsewhere.init("yard");
      Guest agent = desk.peer();
      agent.register(ExtensionDeskFixture.PASSWORD);
      assertEquals(List.of("event ready"), one.heard());
      assertEquals(List.of("event ready"), other.heard());
      assertEquals(List.of(), elsewhere.heard());
      assertEquals(List.of("response registered"), agent.heard());
    }

    @Test
    void orOfflineWhenItChangesFrom1To0() {
      Guest agent = desk.agent();
      Guest peer = desk.peer();
      assertEquals(List.of("response unregistered", "event offline"), agent.asks("deregister"));
      assertEquals(List.of("event offline"), peer.heard());
    }

    @Test
    void andAtNoOtherChange() {
      Guest first = desk.agent();
      Guest peer = desk.peer();
      Guest second = desk.agent();
      first.asks("deregister");
      assertEquals(List.of(), peer.heard());
      second.asks("register", "password", ExtensionDeskFixture.PASSWORD);
      assertEquals(List.of(), peer.heard());
    }
  }

  @Nested
  class Sessions {
    @Test
    void whenAnUnregisteredExtensionSendsACallRequestTheServerSendsRingingInResponse() {
      desk.agent();
      assertEquals(List.of("response ringing"), desk.peer().asks("call"));
    }

    @Test
    void andSendsRingingSessionEventsToAllRegisteredPeers() {
      List<Guest> agents = List.of(desk.agent(), desk.agent(), desk.agent());
      Guest bystander = desk.peer();
      String call = desk.peer().calls("Ann");
      for (Guest agent : agents) {
        JsonNode event = agent.taken();
        assertEquals("ringing", event.path("event").asText());
        assertEquals(call, event.path("call").asText());
        assertEquals("Ann", event.path("name").asText());
      }
      assertEquals(List.of(), bystander.heard());
    }

    @Test
    void registeredPeersAnswerCallsByAnAnswerRequestThatContainsTheCallsUniqueCallId() {
      Guest agent = desk.agent();
      String one = desk.peer().calls("Ann");
      String other = desk.peer().calls("Zoe");
      assertNotEquals(one, other);
      agent.heard();
      agent.ask("answer", "call", other);
      assertEquals("Zoe", agent.take().get(0).path("name").asText());
      assertEquals(List.of("error malformed"), desk.agent().asks("answer"));
    }

    @Test
    void theServerSendsConnectedOrUnavailableInResponse() {
      Guest fast = desk.agent();
      Guest slow = desk.agent();
      String call = desk.peer().calls("");
      fast.heard();
      slow.heard();
      assertEquals("response connected", fast.asks("answer", "call", call).get(0));
      slow.heard();
      assertEquals(List.of("response unavailable"), slow.asks("answer", "call", call));
    }

    @Test
    void andAConnectedSessionEventToTheCaller() {
      Guest agent = desk.agent();
      Guest caller = desk.peer();
      String call = caller.calls("");
      agent.ask("answer", "call", call, "name", "Bob");
      JsonNode event = caller.taken();
      assertEquals("connected", event.path("event").asText());
      assertEquals(call, event.path("call").asText());
      assertEquals("Bob", event.path("name").asText());
    }

    @Test
    void andClaimedSessionEventsToAllRegisteredPeers() {
      List<Guest> agents = List.of(desk.agent(), desk.agent(), desk.agent());
      Guest caller = desk.peer();
      Guest bystander = desk.peer();
      String call = caller.calls("");
      agents.forEach(Guest::heard);
      agents.get(0).ask("answer", "call", call);
      for (Guest other : agents.subList(1, 3)) {
        JsonNode event = other.taken();
        assertEquals("claimed", event.path("event").asText());
        assertEquals(call, event.path("call").asText());
      }
      assertEquals(List.of("event connected"), caller.heard());
      assertEquals(List.of(), bystander.heard());
    }

    /** What an agent has to ignore comes after what tells it to: the client's test ignores it. */
    @Test
    void answeringPeersShouldIgnoreClaimedAfterReceivingConnectedInResponse() {
      Guest agent = desk.agent();
      String call = desk.peer().calls("");
      agent.heard();
      assertEquals(
          List.of("response connected", "event claimed"), agent.asks("answer", "call", call));
    }

    @Test
    void whenTheCallingPeerSendsAnEndRequestBeforeTheAnswerTheServerSendsDisconnectedInResponse() {
      desk.agent();
      Guest caller = desk.peer();
      String call = caller.calls("");
      assertEquals(List.of("response disconnected"), caller.asks("end", "call", call));
    }

    @Test
    void andAbandonedSessionEventsToAllRegisteredPeers() {
      List<Guest> agents = List.of(desk.agent(), desk.agent());
      Guest caller = desk.peer();
      Guest bystander = desk.peer();
      String call = caller.calls("");
      agents.forEach(Guest::heard);
      caller.ask("end", "call", call);
      for (Guest agent : agents) {
        JsonNode event = agent.taken();
        assertEquals("abandoned", event.path("event").asText());
        assertEquals(call, event.path("call").asText());
      }
      assertEquals(List.of(), bystander.heard());
    }

    @Test
    void eitherPeerCanEndAnAnsweredSessionByAnEndRequest() {
      for (boolean callerEnds : List.of(true, false)) {
        Guest agent = desk.agent();
        Guest caller = desk.peer();
        String call = caller.calls("");
        agent.ask("answer", "call", call);
        agent.heard();
        caller.heard();
        Guest ending = callerEnds ? caller : agent;
        assertEquals(List.of("response disconnected"), ending.asks("end", "call", call));
      }
    }

    @Test
    void andADisconnectedSessionEventGoesToTheOtherConnectedPeer() {
      Guest agent = desk.agent();
      Guest idle = desk.agent();
      Guest caller = desk.peer();
      String call = caller.calls("");
      agent.ask("answer", "call", call);
      agent.heard();
      idle.heard();
      caller.heard();
      agent.ask("end", "call", call);
      JsonNode event = caller.taken();
      assertEquals("disconnected", event.path("event").asText());
      assertEquals(call, event.path("call").asText());
      assertEquals(List.of(), idle.heard());
    }
  }

  @Nested
  class Signals {
    @Test
    void theServerSimplyForwardsSignalMessagesBetweenACallsAAndBChannels() {
      Guest agent = desk.agent();
      Guest idle = desk.agent();
      Guest caller = desk.peer();
      Guest bystander = desk.peer();
      String call = caller.calls("");
      agent.ask("answer", "call", call);
      List.of(agent, idle, caller).forEach(Guest::heard);

      String offer = "{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}";
      agent.signal("description", call, offer);
      JsonNode forwarded = caller.taken();
      assertEquals("description", forwarded.path("signal").asText());
      assertEquals(call, forwarded.path("call").asText());
      assertEquals(offer, forwarded.path("data").toString());
      assertFalse(forwarded.has("peer"), "a peer id is its peer's own");

      caller.signal("candidate", call, "{\"candidate\":\"\"}");
      assertEquals(List.of("signal candidate"), agent.heard());
      caller.signal("dance", call, "[1e999,{\"a\":null},\"\\u2028\"]");
      JsonNode unknown = agent.taken();
      assertEquals("dance", unknown.path("signal").asText());
      assertEquals("[1E+999,{\"a\":null},\"\u2028\"]", unknown.path("data").toString());
      List.of(agent, idle, caller, bystander).forEach(one -> assertEquals(List.of(), one.heard()));
    }
  }
}
