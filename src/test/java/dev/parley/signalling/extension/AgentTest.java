package dev.parley.signalling.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who answers: each call is a peer that offers, and that goes with the call. */
@Tag("unit")
class AgentTest {
  private static final PeerMessage ACCEPT = new PeerMessage.Accept("Bob");
  private static final PeerMessage CLOSE = new PeerMessage.Close();
  private static final PeerMessage OFFER =
      new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, "v=0\r\n"));

  private final ExtensionFixture desk = ExtensionFixture.agent().online();

  private void rings() {
    desk.event("ringing", "k7");
    desk.heard();
  }

  private void connected() {
    rings();
    desk.send("k7", ACCEPT);
    desk.answer("\"response\":\"connected\",\"call\":\"k7\",\"name\":\"Ann\"");
    desk.event("claimed", "k7");
    desk.heard();
  }

  @Test
  void aCallThatRingsIsAnOfferUnderTheIdOfTheCall() {
    desk.event("ringing", "k7");
    assertEquals(List.of("k7 Offer[name=Ann]"), desk.heard());
    desk.event("ringing", "k7");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void itIsOfferedAgainAtEachBeat() {
    rings();
    desk.loop.advance(Duration.ofSeconds(45));
    desk.answer("\"response\":\"ready\"");
    assertEquals(List.of("k7 Offer[name=Ann]", "beat"), desk.heard());
  }

  @Test
  void whatSomebodyElseClaimsWasAnsweredElsewhere() {
    rings();
    desk.event("claimed", "k7");
    assertEquals(List.of("k7 answered elsewhere", "k7 GONE ''"), desk.heard());
    desk.event("abandoned", "k7");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void whatTheCallerAbandonsIsClosed() {
    rings();
    desk.event("abandoned", "k7");
    assertEquals(List.of("k7 Close[]", "k7 GONE ''"), desk.heard());
  }

  @Test
  void acceptingAnswers() {
    rings();
    desk.send("k7", ACCEPT);
    JsonNode answer = desk.sentOne();
    assertEquals("answer", answer.path("request").asText());
    assertEquals("k7", answer.path("call").asText());
    assertEquals("Bob", answer.path("name").asText());
    desk.answer("\"response\":\"connected\",\"call\":\"k7\"");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void answeringPeersShouldIgnoreClaimedAfterReceivingConnectedInResponse() {
    connected();
    desk.event("claimed", "k7");
    assertEquals(List.of(), desk.heard());
    desk.says("{\"signal\":\"candidate\",\"call\":\"k7\",\"data\":{\"candidate\":\"\"}}");
    assertEquals(List.of("k7 Candidate[mid null, line null]"), desk.heard());
  }

  @Test
  void whatIsSignalledBeforeTheAnswerIsKnownIsHeldBack() {
    rings();
    desk.send("k7", ACCEPT);
    desk.sent();
    desk.send("k7", OFFER);
    assertEquals(List.of(), desk.sent());
    desk.says("{\"id\":3,\"response\":\"connected\",\"call\":\"k7\"}");
    JsonNode offer = desk.sentOne();
    assertEquals("description", offer.path("signal").asText());
    assertEquals("k7", offer.path("call").asText());
    assertEquals("p1", offer.path("peer").asText());
  }

  @Test
  void anAnswerThatComesTooLateWasAnsweredElsewhere() {
    rings();
    desk.send("k7", ACCEPT);
    desk.send("k7", OFFER);
    desk.says("{\"id\":3,\"response\":\"unavailable\",\"call\":\"k7\"}");
    assertEquals(List.of("k7 answered elsewhere", "k7 GONE ''"), desk.heard());
    assertEquals(1, desk.sent().size());
  }

  @Test
  void whatIsClaimedOrAbandonedWhileItIsAnsweredIsToldOnce() {
    rings();
    desk.send("k7", ACCEPT);
    desk.event("abandoned", "k7");
    desk.answer("\"response\":\"unavailable\",\"call\":\"k7\"");
    assertEquals(List.of("k7 Close[]", "k7 GONE ''"), desk.heard());
  }

  /** Nothing in the protocol declines. */
  @Test
  void decliningIsThisSidesAffair() {
    rings();
    desk.send("k7", CLOSE);
    assertEquals(List.of(), desk.sent());
    assertEquals(List.of("k7 GONE ''"), desk.heard());
    desk.event("ringing", "k7");
    desk.event("claimed", "k7");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void closeEndsTheCall() {
    connected();
    desk.send("k7", CLOSE);
    JsonNode end = desk.sentOne();
    assertEquals("end", end.path("request").asText());
    assertEquals("k7", end.path("call").asText());
    assertEquals(List.of("k7 GONE ''"), desk.heard());
    desk.answer("\"error\":\"no-such-call\"");
    assertEquals(List.of(), desk.heard());
  }

  @Test
  void aCloseWhileItIsBeingAnsweredEndsIt() {
    rings();
    desk.send("k7", ACCEPT);
    desk.send("k7", CLOSE);
    assertEquals(
        List.of("answer", "end"),
        desk.sent().stream().map(frame -> frame.path("request").asText()).toList());
    desk.says("{\"id\":3,\"response\":\"connected\",\"call\":\"k7\"}");
    desk.event("claimed", "k7");
    assertEquals(List.of("k7 GONE ''"), desk.heard());
  }

  @Test
  void itsEndByTheCallerIsAClose() {
    connected();
    desk.event("disconnected", "k7");
    assertEquals(List.of("k7 Close[]", "k7 GONE ''"), desk.heard());
    desk.send("k7", OFFER);
    assertEquals(List.of(), desk.sent());
  }

  @Test
  void theCallerStaysInTheListAsLongAsTheCallLasts() {
    connected();
    desk.loop.advance(Duration.ofSeconds(45));
    desk.answer("\"response\":\"ready\"");
    assertEquals(List.of("k7 UNAVAILABLE 'Ann'", "beat"), desk.heard());
  }

  @Test
  void anotherCallRingsMeanwhile() {
    connected();
    desk.event("ringing", "k8");
    assertEquals(List.of("k8 Offer[name=Ann]"), desk.heard());
    desk.send("k7", CLOSE);
    desk.send("k8", ACCEPT);
    assertEquals(
        List.of("end", "answer"),
        desk.sent().stream().map(frame -> frame.path("request").asText()).toList());
  }

  @Test
  void theEndOfTheConnectionIsTheEndOfEveryCall() {
    connected();
    desk.event("ringing", "k8");
    desk.heard();
    desk.loop.act(() -> desk.sockets.latest().breaks());
    assertEquals(List.of("k8 Close[]", "k8 GONE ''", "k7 Close[]", "k7 GONE ''"), desk.heard());
    desk.loop.advance(Duration.ofSeconds(1));
    desk.opens();
    desk.init("ready");
    assertEquals("registered", registered());
    desk.event("ringing", "k8");
    assertEquals(List.of("k8 Offer[name=Ann]"), desk.heard());
  }

  private String registered() {
    desk.answer("\"response\":\"registered\"");
    return "registered";
  }

  @Test
  void anAgentCallsNobody() {
    desk.send("k9", new PeerMessage.Offer(""));
    assertEquals(List.of(), desk.sent());
    assertEquals(List.of("k9 Close[]"), desk.heard());
  }

  @Test
  void theAgentIsTheNewcomerAndOffersFirst() {
    assertEquals(
        new NegotiationRole(false, true, SignallingTraits.BROWSER), desk.client.role("k7", false));
  }
}
