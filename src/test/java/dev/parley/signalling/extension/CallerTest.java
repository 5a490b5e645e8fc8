package dev.parley.signalling.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.PeerMessage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who calls an extension: sees it alone, and is in one call with the agent that answers. */
@Tag("unit")
class CallerTest {
  private static final PeerMessage OFFER = new PeerMessage.Offer("Ann");
  private static final PeerMessage CLOSE = new PeerMessage.Close();
  private static final PeerMessage ANSWER =
      new PeerMessage.Description(
          new SessionDescription(SessionDescription.Type.ANSWER, "v=0\r\n"));

  private final ExtensionFixture desk = ExtensionFixture.caller().online();

  private void rings() {
    desk.send("desk", OFFER);
    desk.answer("\"response\":\"ringing\",\"call\":\"k7\"");
  }

  private void connected() {
    rings();
    desk.event("connected", "k7");
    desk.heard();
  }

  @Test
  void itSeesTheExtensionReadyOrAway() {
    ExtensionFixture other = ExtensionFixture.caller().known("offline");
    assertEquals(List.of("desk AWAY 'desk'"), other.heard());
    other.says("{\"event\":\"ready\"}");
    assertEquals(List.of("desk AVAILABLE 'desk'"), other.heard());
    other.says("{\"event\":\"offline\"}");
    assertEquals(List.of("desk AWAY 'desk'"), other.heard());
  }

  @Test
  void anOfferIsACall() {
    desk.send("desk", OFFER);
    JsonNode call = desk.sentOne();
    assertEquals("call", call.path("request").asText());
    assertEquals("p1", call.path("peer").asText());
    assertEquals("Ann", call.path("name").asText());
    desk.answer("\"response\":\"ringing\",\"call\":\"k7\"");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void anOfferSaidAgainIsTheSameCall() {
    rings();
    desk.send("desk", OFFER);
    assertEquals(List.of(), desk.sent());
  }

  @Test
  void theAnswerOfAnAgentAccepts() {
    rings();
    desk.event("connected", "another");
    assertEquals(List.of(), desk.heard());
    desk.says("{\"event\":\"connected\",\"call\":\"k7\",\"name\":\"Bob\"}");
    assertEquals(List.of("desk Accept[name=Bob]"), desk.heard());
    desk.event("connected", "k7");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void signalsOfTheCallComeAndGo() {
    connected();
    desk.says(
        "{\"signal\":\"description\",\"call\":\"k7\",\"data\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}");
    desk.says("{\"signal\":\"candidate\",\"call\":\"k7\",\"data\":{\"candidate\":\"\"}}");
    desk.says("{\"signal\":\"dance\",\"call\":\"k7\",\"data\":{}}");
    desk.says("{\"signal\":\"candidate\",\"call\":\"k8\",\"data\":{\"candidate\":\"\"}}");
    assertEquals(
        List.of("desk Description[OFFER, 3 characters]", "desk Candidate[mid null, line null]"),
        desk.heard());
    desk.send("desk", ANSWER);
    assertEquals(
        "{\"signal\":\"description\",\"data\":{\"type\":\"answer\",\"sdp\":\"v=0\\r\\n\"},"
            + "\"call\":\"k7\",\"peer\":\"p1\"}",
        desk.sentOne().toString());
    desk.send("desk", new PeerMessage.Candidate(new IceCandidate("c", null, 1, null)));
    assertEquals(
        "{\"candidate\":\"c\",\"sdpMid\":null,\"sdpMLineIndex\":1,\"usernameFragment\":null}",
        desk.sentOne().path("data").toString());
  }

  @Test
  void nothingOfACallCountsBeforeItsAnswer() {
    rings();
    desk.says("{\"signal\":\"candidate\",\"call\":\"k7\",\"data\":{\"candidate\":\"\"}}");
    desk.send("desk", ANSWER);
    assertEquals(List.of(), desk.heard());
    assertEquals(List.of(), desk.sent());
  }

  @Test
  void closeEndsIt() {
    connected();
    desk.send("desk", CLOSE);
    JsonNode end = desk.sentOne();
    assertEquals("end", end.path("request").asText());
    assertEquals("k7", end.path("call").asText());
    desk.answer("\"response\":\"disconnected\",\"call\":\"k7\"");
    desk.event("disconnected", "k7");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void itsEndByTheOtherSideIsAClose() {
    connected();
    desk.event("disconnected", "k8");
    assertEquals(List.of(), desk.heard());
    desk.event("disconnected", "k7");
    assertEquals(List.of("desk Close[]"), desk.heard());
  }

  @Test
  void aCallThatRangTooLongIsAClose() {
    rings();
    desk.event("disconnected", "k7");
    assertEquals(List.of("desk Close[]"), desk.heard());
  }

  @Test
  void aCloseBeforeTheServerHasAnsweredEndsTheCallOnceItHasAnId() {
    desk.send("desk", OFFER);
    desk.send("desk", CLOSE);
    assertEquals(1, desk.sent().size());
    desk.says("{\"response\":\"ringing\",\"id\":2,\"call\":\"k7\"}");
    assertEquals("end", desk.sentOne().path("request").asText());
    desk.event("connected", "k7");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void whoChangesItsMindAgainKeepsTheCall() {
    desk.send("desk", OFFER);
    desk.send("desk", CLOSE);
    desk.send("desk", OFFER);
    desk.answer("\"response\":\"ringing\",\"call\":\"k7\"");
    assertEquals(List.of(), desk.sent());
    desk.event("connected", "k7");
    assertEquals(List.of("desk Accept[name=Ann]"), desk.heard());
  }

  @Test
  void aCallToNobodyClosesAndSaysSo() {
    desk.send("desk", OFFER);
    desk.answer("\"response\":\"offline\"");
    assertEquals(List.of("desk AWAY 'desk'", "desk Close[]"), desk.heard());
  }

  @Test
  void aRefusedCallCloses() {
    desk.send("desk", OFFER);
    desk.answer("\"error\":\"too-much\"");
    assertEquals(List.of("desk Close[]"), desk.heard());
    desk.send("desk", OFFER);
    assertEquals("call", desk.sentOne().path("request").asText());
  }

  @Test
  void nobodyButTheExtensionIsSpokenTo() {
    desk.send("k7", OFFER);
    assertEquals(List.of(), desk.sent());
  }

  @Test
  void theCallerWasThereFirstAndIsPolite() {
    assertEquals(
        new NegotiationRole(true, false, SignallingTraits.BROWSER), desk.client.role("desk", true));
  }

  @Test
  void theEndOfTheConnectionIsTheEndOfTheCall() {
    connected();
    desk.loop.act(() -> desk.sockets.latest().breaks());
    assertEquals(List.of("desk Close[]"), desk.heard());
    desk.loop.run();
    desk.online();
    desk.send("desk", OFFER);
    assertEquals("call", desk.sentOne().path("request").asText());
    assertFalse(desk.links.isEmpty());
  }
}
