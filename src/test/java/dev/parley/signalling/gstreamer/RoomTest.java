package dev.parley.signalling.gstreamer;

import static dev.parley.signalling.gstreamer.GstreamerFixture.ANSWER;
import static dev.parley.signalling.gstreamer.GstreamerFixture.CANDIDATE;
import static dev.parley.signalling.gstreamer.GstreamerFixture.ICE;
import static dev.parley.signalling.gstreamer.GstreamerFixture.OFFER;
import static dev.parley.signalling.gstreamer.GstreamerFixture.own;
import static dev.parley.signalling.gstreamer.GstreamerFixture.sdp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription.Type;
import dev.parley.call.SignallingTraits;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Multi-party calls with a 'room'": a dialogue with each of the others who are in it. */
@Tag("unit")
class RoomTest {
  private static final PeerMessage.Accept ACCEPT = new PeerMessage.Accept("Mia");
  private static final PeerMessage.Close CLOSE = new PeerMessage.Close();

  private final GstreamerFixture here = GstreamerFixture.inRoom().online("ann", "zoe");

  RoomTest() {
    here.heard();
  }

  @Test
  void whoJoinsIsThereAndWhoLeavesIsGone() {
    here.says("ROOM_PEER_JOINED bob");
    here.says("ROOM_PEER_LEFT ann");
    assertEquals(List.of("bob AVAILABLE 'bob'", "ann GONE 'ann'"), here.heard());
  }

  @Test
  void anOfferRingsAndWaitsWithItsCandidatesUntilItIsAccepted() {
    here.says("zoe", OFFER);
    here.says("zoe", ICE);
    assertEquals(List.of("zoe Offer[name=zoe]"), here.heard());
    assertEquals(List.of(), here.sent());
    here.send("zoe", ACCEPT);
    assertEquals(List.of("zoe OFFER", "zoe " + CANDIDATE), here.heard());
    assertEquals(
        new NegotiationRole(false, false, SignallingTraits.PIPELINE),
        here.client.role("zoe", false));
    here.send("zoe", own(Type.ANSWER, 1));
    here.says("zoe", ICE);
    assertEquals(List.of("zoe " + CANDIDATE), here.heard());
    assertTrue(here.sent().get(0).startsWith("ROOM_PEER_MSG zoe {\"sdp\":{\"type\":\"answer\""));
  }

  @Test
  void whatWasHeldIsDeliveredOnALaterTurn() {
    here.says("zoe", OFFER);
    here.heard();
    here.loop.act(
        () -> {
          here.client.send("zoe", ACCEPT);
          assertEquals(List.of(), here.heard());
        });
    assertEquals(List.of("zoe OFFER"), here.heard());
  }

  @Test
  void whoAsksForAnOfferRingsAndGetsOneWhenAccepted() {
    here.says("zoe", "OFFER_REQUEST");
    assertEquals(List.of("zoe Offer[name=zoe]"), here.heard());
    here.send("zoe", ACCEPT);
    assertEquals(
        new NegotiationRole(true, true, SignallingTraits.PIPELINE), here.client.role("zoe", false));
    here.send("zoe", own(Type.OFFER, 1));
    assertEquals(1, here.sent().size());
    here.says("zoe", ANSWER);
    here.says("zoe", ICE);
    assertEquals(List.of("zoe ANSWER", "zoe " + CANDIDATE), here.heard());
  }

  @Test
  void anAnswerAcceptsAndTheCandidatesBeforeItWait() {
    here.calls("zoe");
    assertEquals(
        new NegotiationRole(true, true, SignallingTraits.PIPELINE), here.client.role("zoe", true));
    here.says("zoe", ICE);
    assertEquals(List.of(), here.heard());
    here.says("zoe", ANSWER);
    assertEquals(List.of("zoe Accept[name=zoe]", "zoe ANSWER", "zoe " + CANDIDATE), here.heard());
  }

  @Test
  void ownCandidatesGoOutAsTheyComeWithTheirLine() {
    here.calls("zoe");
    here.sent();
    here.send("zoe", new PeerMessage.Candidate(new IceCandidate("candidate:7", "0", 0, "u")));
    here.send("zoe", new PeerMessage.Candidate(new IceCandidate("", "0", 0, "u")));
    assertEquals(
        List.of(
            "ROOM_PEER_MSG zoe {\"ice\":{\"candidate\":\"candidate:7\",\"sdpMLineIndex\":0,"
                + "\"sdpMid\":\"0\"}}"),
        here.sent());
  }

  @Test
  void anOfferThatStandsIsNotSentAgain() {
    here.calls("zoe");
    here.send("zoe", own(Type.OFFER, 1));
    here.send("zoe", new PeerMessage.Offer("Mia"));
    assertEquals(1, here.sent().size());
    here.send("zoe", own(Type.OFFER, 2));
    assertEquals(1, here.sent().size());
  }

  @Test
  void namesRideInDescriptionsAndAreCheckedLikeAllOthers() {
    here.calls("zoe");
    assertTrue(here.sent().get(0).endsWith(",\"name\":\"Mia\"}"));
    here.says("zoe", ANSWER.replace("}}", "},\"name\":\"Zoe Zed\"}"));
    assertEquals("zoe Accept[name=Zoe Zed]", here.heard().get(0));
    here.says("ann", OFFER.replace("}}", "},\"name\":\"<b>\"}"));
    assertEquals(List.of("ann Offer[name=ann]"), here.heard());
  }

  @Test
  void closingDisconnectsAndComesBackAtOnceWithoutTheLookOfAFailure() {
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.heard();
    here.links.clear();
    here.loop.act(
        () -> {
          here.client.send("zoe", CLOSE);
          assertEquals(List.of(), here.links, "the controller is in the middle of something");
        });
    assertEquals(2, here.sockets.count());
    assertEquals(1, here.sockets.living());
    here.loop.act(() -> here.sockets.latest().opens());
    here.enter("ann", "zoe");
    assertEquals(
        List.of(
            Link.of(Link.State.CONNECTING),
            Link.of(Link.State.LOGGING_IN),
            Link.of(Link.State.ONLINE)),
        here.links);
    assertEquals(List.of("ann AVAILABLE 'ann'", "zoe AVAILABLE 'zoe'"), here.heard());
  }

  @Test
  void whoHasLeftMeanwhileIsGone() {
    here.calls("zoe");
    here.send("zoe", CLOSE);
    here.heard();
    here.loop.act(() -> here.sockets.latest().opens());
    here.enter("ann");
    assertEquals(List.of("zoe GONE 'zoe'", "ann AVAILABLE 'ann'"), here.heard());
  }

  @Test
  void decliningDisconnectsAsWell() {
    here.says("zoe", OFFER);
    here.send("zoe", CLOSE);
    assertEquals(2, here.sockets.count());
  }

  @Test
  void decliningDuringACallEndsNothingAndTheOfferCountsWhenMadeAnew() {
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.says("ann", OFFER);
    here.heard();
    here.sent();
    here.send("ann", CLOSE);
    here.says("ann", OFFER);
    here.says("ann", ICE);
    assertEquals(1, here.sockets.count());
    assertEquals(List.of(), here.sent());
    assertEquals(List.of("ann AVAILABLE 'ann'"), here.heard());
    here.says("ann", sdp("offer", "a 12", 1, "u9"));
    assertEquals(List.of("ann Offer[name=ann]"), here.heard());
  }

  @Test
  void whoIsGivenUpWhileOthersGoOnIsLetGoOfWithoutLeavingTheRoom() {
    here.calls("ann");
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.heard();
    here.sent();
    here.send("ann", CLOSE);
    assertEquals(1, here.sockets.count());
    assertEquals(List.of(), here.sent());
    assertEquals(List.of("ann AVAILABLE 'ann'"), here.heard());
    here.send("zoe", new PeerMessage.Failed());
    assertEquals(2, here.sockets.count());
  }

  @Test
  void whoWasGivenUpAndAnswersAllTheSameHasAccepted() {
    here.calls("ann");
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.send("ann", CLOSE);
    here.heard();
    here.sent();
    here.says("ann", ANSWER);
    assertEquals(List.of("ann Accept[name=ann]"), here.heard());
    here.calls("ann");
    here.says("ann", ANSWER);
    assertEquals(1, here.sent().size());
    assertEquals(List.of("ann Accept[name=ann]", "ann ANSWER"), here.heard());
  }

  @Test
  void hangingUpOnAllLeavesOnce() {
    here.calls("ann");
    here.says("zoe", OFFER);
    here.send("zoe", ACCEPT);
    here.says("ann", ANSWER);
    here.heard();
    here.loop.act(
        () -> {
          here.client.send("ann", CLOSE);
          here.client.send("zoe", CLOSE);
        });
    assertEquals(2, here.sockets.count());
    assertEquals(List.of("ann AVAILABLE 'ann'"), here.heard());
    here.loop.act(() -> here.sockets.latest().opens());
    here.enter("ann", "zoe");
    assertEquals(List.of("ann AVAILABLE 'ann'", "zoe AVAILABLE 'zoe'"), here.heard());
  }

  @Test
  void hangingUpOnOneAndOnOneThatRingsLeavesOnce() {
    here.calls("ann");
    here.says("ann", ANSWER);
    here.says("zoe", OFFER);
    here.heard();
    here.loop.act(
        () -> {
          here.client.send("ann", CLOSE);
          here.client.send("zoe", CLOSE);
        });
    assertEquals(2, here.sockets.count());
    assertEquals(1, here.sockets.living());
  }

  @Test
  void hangingUpEndsTheOffersOfTheOthersToo() {
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.says("ann", OFFER);
    here.heard();
    here.send("zoe", CLOSE);
    assertEquals(List.of("ann Close[]"), here.heard());
    here.loop.act(() -> here.sockets.latest().opens());
    here.enter("ann", "zoe");
    here.heard();
    here.send("ann", ACCEPT);
    assertEquals(List.of("ann Close[]"), here.heard());
  }

  @Test
  void ofTwoThatCallEachOtherTheLowerIdAccepts() {
    here.calls("zoe");
    here.controller =
        (peer, message) -> {
          if (message instanceof PeerMessage.Offer) {
            here.client.send(peer, ACCEPT);
          }
        };
    here.says("zoe", OFFER);
    here.says("zoe", ICE);
    assertEquals(List.of("zoe Offer[name=zoe]", "zoe OFFER", "zoe " + CANDIDATE), here.heard());
    assertEquals(
        new NegotiationRole(false, false, SignallingTraits.PIPELINE),
        here.client.role("zoe", false));
  }

  @Test
  void ofTwoThatCallEachOtherTheHigherIdWaitsForItsAnswer() {
    here.calls("ann");
    here.says("ann", OFFER);
    here.says("ann", ICE);
    assertEquals(List.of(), here.heard());
    here.says("ann", ANSWER);
    here.says("ann", ICE);
    assertEquals(List.of("ann Accept[name=ann]", "ann ANSWER", "ann " + CANDIDATE), here.heard());
  }

  @Test
  void aDroppedSocketEndsTheCallBeforeTheLinkWaits() {
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.heard();
    here.links.clear();
    here.controller =
        (peer, message) -> assertEquals(List.of(), here.links, "the call ends before the link");
    here.loop.act(() -> here.sockets.latest().breaks());
    assertEquals(List.of("zoe Close[]"), here.heard());
    assertEquals(Link.State.WAITING, here.links.get(0).state());
  }

  @Test
  void whoLeavesBecauseTheCallHasEndedStaysAway() {
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.controller = (peer, message) -> here.client.leave();
    here.loop.act(() -> here.sockets.latest().breaks());
    here.loop.advance(Duration.ofMinutes(1));
    assertEquals(Link.State.OFFLINE, here.state());
    assertEquals(1, here.sockets.count());
    assertEquals(0, here.loop.pending());
  }

  @Test
  void aPartnerThatBeginsAnewEndsTheCallAndRings() {
    here.calls("zoe");
    here.says("zoe", ANSWER);
    here.heard();
    here.says("zoe", sdp("offer", "b 22", 2, "u2"));
    here.says("zoe", sdp("offer", "c 44", 1, "u5"));
    assertEquals(List.of("zoe OFFER", "zoe Close[]", "zoe Offer[name=zoe]"), here.heard());
  }

  @Test
  void anOfferMadeAnewWhileItRingsReplacesTheFormerAndItsCandidates() {
    here.says("zoe", OFFER);
    here.says("zoe", ICE);
    here.says("zoe", sdp("offer", "a 12", 1, "u9"));
    here.heard();
    here.send("zoe", ACCEPT);
    assertEquals(List.of("zoe OFFER"), here.heard());
  }

  @Test
  void theListIsAskedForEveryFortyFiveSecondsAndRepeatsAllThatStands() {
    here.says("zoe", OFFER);
    here.heard();
    here.loop.advance(Duration.ofSeconds(45));
    assertEquals(List.of("ROOM_PEER_LIST"), here.sent());
    here.says("ROOM_PEER_LIST zoe new");
    assertEquals(
        List.of(
            "ann GONE 'ann'",
            "zoe UNAVAILABLE 'zoe'",
            "zoe Offer[name=zoe]",
            "new AVAILABLE 'new'",
            "beat"),
        here.heard());
    here.loop.advance(Duration.ofSeconds(44));
    assertEquals(List.of(), here.sent());
  }

  @Test
  void aServerThatDoesNotAnswerIsLostAfterTenSeconds() {
    here.loop.advance(Duration.ofSeconds(55));
    assertEquals(2, here.sockets.count());
  }

  @Test
  void afterAChangeOfTheNetworkItHasFiveSeconds() {
    here.loop.act(here.client::networkChanged);
    assertEquals(List.of("ROOM_PEER_LIST"), here.sent());
    here.loop.advance(Duration.ofSeconds(5));
    assertEquals(2, here.sockets.count());
  }

  @Test
  void afterSleepTheConnectionIsCheckedBeforeItCounts() {
    here.loop.act(here.client::woke);
    assertEquals(Link.State.CONNECTING, here.state());
    here.says("ROOM_PEER_LIST ann zoe");
    assertEquals(Link.State.ONLINE, here.state());
  }

  @Test
  void whoIsNotThereCannotBeCalledAndASentenceSaysSo() {
    here.calls("zoe");
    here.says("ERROR peer 'zoe' is not in the room");
    assertEquals(List.of("zoe unreachable", "zoe GONE 'zoe'"), here.heard());
    assertEquals(List.of("zoe is not in this room."), here.sentences);
  }

  @Test
  void ofNoMessageIsMoreHeldThanACallNeeds() {
    here.says("zoe", OFFER);
    for (int more = 0; more < 1000; more++) {
      here.says("zoe", ICE);
    }
    here.heard();
    here.send("zoe", ACCEPT);
    assertEquals(PendingOffer.MOST + 1, here.heard().size());
  }
}
