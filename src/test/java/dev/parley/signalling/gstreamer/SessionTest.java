package dev.parley.signalling.gstreamer;

import static dev.parley.signalling.gstreamer.GstreamerFixture.ANSWER;
import static dev.parley.signalling.gstreamer.GstreamerFixture.CANDIDATE;
import static dev.parley.signalling.gstreamer.GstreamerFixture.ICE;
import static dev.parley.signalling.gstreamer.GstreamerFixture.OFFER;
import static dev.parley.signalling.gstreamer.GstreamerFixture.own;
import static dev.parley.signalling.gstreamer.GstreamerFixture.sdp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription.Type;
import dev.parley.signalling.Link;
import dev.parley.signalling.Manners;
import dev.parley.signalling.PeerMessage;
import dev.parley.socket.TextSocket.CloseReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "1-1 calls with a 'session'". */
@Tag("unit")
class SessionTest {
  private static final String CALLER = "caller 1";
  private static final PeerMessage.Accept ACCEPT = new PeerMessage.Accept("Mia");
  private static final PeerMessage.Close CLOSE = new PeerMessage.Close();
  private static final CloseReason NORMAL = new CloseReason(0, 1000, "");

  private final GstreamerFixture here = GstreamerFixture.alone().online();

  @Test
  void withoutARoomAnyUidCanBeCalledAndNoNamesTravel() {
    assertEquals(new Manners(true, true, false, true), here.client.manners());
    assertFalse(GstreamerFixture.inRoom().client.manners().callsUnseen());
    assertTrue(GstreamerFixture.inRoom().client.manners().byId());
  }

  @Test
  void aCallAsksForASessionAndItsOfferWaitsForOne() {
    here.calls("robot-7");
    here.send("robot-7", new PeerMessage.Candidate(new IceCandidate("candidate:7", "0", 0, "u")));
    assertEquals(List.of("SESSION robot-7"), here.sent());
    here.says("SESSION_OK");
    List<String> sent = here.sent();
    assertEquals(2, sent.size());
    assertTrue(sent.get(0).startsWith("{\"sdp\":"));
    assertTrue(sent.get(1).startsWith("{\"ice\":"));
    assertEquals(new NegotiationRole(true, true, false), here.client.part("robot-7", true));
    here.says(ICE);
    here.says(ANSWER);
    assertEquals(
        List.of("robot-7 Accept[name=robot 7]", "robot-7 ANSWER", "robot-7 " + CANDIDATE),
        here.heard());
  }

  @Test
  void whoIsNotThereOrBusyIsSaidInASentence() {
    here.calls("robot");
    here.says("ERROR peer 'robot' not found");
    here.calls("robot");
    here.says("ERROR peer 'robot' busy");
    here.calls("robot");
    here.says("ERROR no more cheese");
    here.calls("two words");
    assertEquals(
        List.of(
            "Nobody is online as robot.",
            "robot is in another call.",
            "The server reported: no more cheese",
            "Nobody is online as two words."),
        here.sentences);
    assertTrue(here.heard().contains("robot unreachable"));
    assertEquals(1, here.sockets.count());
  }

  @Test
  void aServerThatDoesNotAnswerToASessionIsLostAndSoIsTheCall() {
    here.calls("robot");
    here.loop.advance(Duration.ofSeconds(10));
    assertEquals(List.of("robot Close[]", "robot GONE ''"), here.heard());
    assertEquals(2, here.sockets.count());
  }

  @Test
  void anUnknownCallerRingsUnderAnIdThatNoUidCanBe() {
    here.says(ICE);
    here.says(OFFER);
    assertEquals(List.of(CALLER + " Offer[name=Unknown caller]"), here.heard());
    assertFalse(GstreamerAccount.isWord(CALLER));
    here.send(CALLER, ACCEPT);
    assertEquals(List.of(CALLER + " OFFER", CALLER + " " + CANDIDATE), here.heard());
    here.send(CALLER, own(Type.ANSWER, 1));
    assertTrue(here.sent().get(0).startsWith("{\"sdp\":{\"type\":\"answer\""));
  }

  @Test
  void aCallerThatGivesANameIsShownWithIt() {
    here.says(OFFER.replace("}}", "},\"name\":\"Ann\"}"));
    assertEquals(List.of(CALLER + " Offer[name=Ann]"), here.heard());
  }

  @Test
  void whoAsksForAnOfferGetsOne() {
    here.says("OFFER_REQUEST");
    here.send(CALLER, ACCEPT);
    assertEquals(new NegotiationRole(true, true, false), here.client.part(CALLER, false));
    here.send(CALLER, own(Type.OFFER, 1));
    assertEquals(1, here.sent().size());
  }

  @Test
  void anOfferOfAnotherSessionIsAStrangersAndDropped() {
    here.says(OFFER);
    here.says(sdp("offer", "x 99", 1, "u9"));
    here.heard();
    here.send(CALLER, ACCEPT);
    here.says(sdp("offer", "x 99", 2, "u9"));
    here.says(sdp("answer", "x 99", 2, "u9"));
    assertEquals(List.of(CALLER + " OFFER"), here.heard());
    here.says(sdp("offer", "a 11", 2, "u1"));
    assertEquals(List.of(CALLER + " OFFER"), here.heard());
  }

  @Test
  void decliningDisconnectsAndComesBack() {
    here.says(OFFER);
    here.heard();
    here.links.clear();
    here.send(CALLER, CLOSE);
    here.loop.act(() -> here.sockets.latest().opens());
    here.enter();
    assertEquals(
        List.of(Link.State.CONNECTING, Link.State.LOGGING_IN, Link.State.ONLINE),
        here.links.stream().map(Link::state).toList());
    assertEquals(List.of(CALLER + " GONE ''"), here.heard());
    here.says(OFFER);
    assertEquals("caller 2 Offer[name=Unknown caller]", here.heard().get(0));
  }

  @Test
  void takingACallBackDisconnectsAndComesBack() {
    here.calls("robot");
    here.send("robot", CLOSE);
    assertEquals(2, here.sockets.count());
    assertEquals(1, here.sockets.living());
  }

  @Test
  void whenTheServerClosesTheCallHasEndedAndNothingHasFailed() {
    here.calls("robot");
    here.says("SESSION_OK");
    here.says(ANSWER);
    here.heard();
    here.links.clear();
    here.loop.act(() -> here.sockets.latest().ends(NORMAL));
    assertEquals(List.of("robot Close[]", "robot GONE ''"), here.heard());
    assertEquals(List.of(Link.of(Link.State.CONNECTING)), here.links);
    assertEquals(2, here.sockets.count());
  }

  @Test
  void aCallerThatGoesBeforeItIsAnsweredTakesItsOfferBack() {
    here.says(OFFER);
    here.heard();
    here.loop.act(() -> here.sockets.latest().ends(NORMAL));
    assertEquals(List.of(CALLER + " Close[]", CALLER + " GONE ''"), here.heard());
  }

  @Test
  void aDroppedSocketEndsTheCallBeforeTheLinkWaits() {
    here.calls("robot");
    here.says("SESSION_OK");
    here.links.clear();
    here.controller = (peer, message) -> assertEquals(List.of(), here.links);
    here.heard();
    here.loop.act(() -> here.sockets.latest().breaks());
    assertEquals(List.of("robot Close[]", "robot GONE ''"), here.heard());
    assertEquals(Link.State.WAITING, here.links.get(0).state());
  }

  @Test
  void whoIsCalledWhileItCallsHearsThatTheOtherWasFaster() {
    here.calls("robot");
    here.says(OFFER);
    assertEquals(
        List.of("robot unreachable", "robot GONE ''", CALLER + " Offer[name=Unknown caller]"),
        here.heard());
    assertEquals(List.of("Someone else was faster and is calling you."), here.sentences);
  }

  @Test
  void inASessionNobodyElseCanBeCalled() {
    here.says(OFFER);
    here.calls("robot");
    assertEquals(List.of(), here.sent());
    assertTrue(here.heard().contains("robot unreachable"));
  }

  @Test
  void whatAnUnknownFrameSaysIsNothing() {
    here.says("SESSION mia");
    here.says("ERROR peer 'mia' busy");
    here.says("HELLO");
    assertEquals(List.of(), here.heard());
    assertEquals(Link.State.ONLINE, here.state());
  }

  @Test
  void nothingIsEverAskedAndOffersAreRepeatedAllTheSame() {
    here.says(OFFER);
    here.heard();
    here.loop.advance(Duration.ofSeconds(45));
    assertEquals(List.of(CALLER + " Offer[name=Unknown caller]", "beat"), here.heard());
    here.loop.act(here.client::networkChanged);
    here.loop.act(here.client::woke);
    assertEquals(List.of(), here.sent());
    assertEquals(1, here.sockets.count());
  }

  @Test
  void theServersPingsAreItsSignOfLife() {
    for (int ping = 0; ping < 10; ping++) {
      here.loop.advance(Duration.ofSeconds(60));
      here.loop.act(() -> here.sockets.latest().pings());
    }
    assertEquals(1, here.sockets.count());
    here.calls("robot");
    here.says("SESSION_OK");
    here.says(ANSWER);
    here.heard();
    here.loop.advance(Duration.ofSeconds(75));
    assertTrue(here.heard().contains("robot Close[]"));
    assertEquals(2, here.sockets.count());
  }

  @Test
  void aServerThatNeverPingsCostsNoCall() {
    here.calls("robot");
    here.says("SESSION_OK");
    here.says(ANSWER);
    here.loop.advance(Duration.ofMinutes(10));
    assertEquals(1, here.sockets.count());
  }

  @Test
  void outOfACallAChangeOfTheNetworkIsMetByANewConnection() {
    here.loop.act(here.client::networkChanged);
    assertEquals(2, here.sockets.count());
    assertEquals(1, here.sockets.living());
  }
}
