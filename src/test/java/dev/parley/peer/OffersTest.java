package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The offers of others, as they come, stand and go. */
@Tag("unit")
class OffersTest {
  private final PeerFixture here = new PeerFixture().offered();

  @Test
  void aDeclinedOfferIsAnsweredAndGone() {
    here.peer.decline("ann");
    here.loop.run();
    assertEquals(List.of("ann: Close"), here.signalling.takeSaid());
    assertEquals(List.of(), here.state().offers());
  }

  @Test
  void aDeclinedPeerMayOfferAgain() {
    here.peer.decline("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertEquals(1, here.state().offers().size());
  }

  @Test
  void anIgnoredOfferGetsNoAnswer() {
    here.peer.ignore("ann");
    here.loop.run();
    assertEquals(List.of(), here.signalling.takeSaid());
    assertEquals(List.of(), here.state().offers());
  }

  @Test
  void ofABlockedPeerNothingIsSeenOrAnswered() {
    here.peer.block("ann");
    here.loop.run();
    Sayings.ALL.forEach(message -> here.message("ann", message));
    here.presence("ann", Presence.Status.READY, "Ann");
    assertEquals(List.of(), here.signalling.takeSaid());
    assertEquals(List.of(), here.state().offers());
    assertEquals(List.of(), here.state().peers());
  }

  @Test
  void whoIsBlockedIsListedAndToldWithAWayBack() {
    here.peer.block("ann");
    here.loop.run();
    assertEquals(List.of(new PeerState.Blocked("ann", "Ann")), here.state().blocked());
    PeerState.Notice told = here.state().notices().standing().get(0);
    assertEquals("Ann is blocked until you leave the channel.", told.text());
    assertEquals(Optional.of("ann"), told.undo());
    here.peer.unblock("ann");
    here.loop.run();
    assertEquals(List.of(), here.state().blocked());
    assertEquals(List.of(), here.state().notices().standing());
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertEquals(1, here.state().offers().size());
  }

  @Test
  void whoWasHeardWhileBlockedIsInTheListAtOnceAfterwards() {
    here.peer.block("ann");
    here.loop.run();
    here.presence("ann", Presence.Status.UNAVAILABLE, "Ann");
    here.peer.unblock("ann");
    here.loop.run();
    assertEquals(
        List.of(new PeerState.PeerRow("ann", "Ann", PeerState.Standing.BUSY)),
        here.state().peers());
  }

  @Test
  void whoHasGoneWhileBlockedIsNot() {
    here.peer.block("ann");
    here.loop.run();
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.presence("ann", Presence.Status.GONE, "");
    here.peer.unblock("ann");
    here.loop.run();
    assertEquals(List.of(), here.state().peers());
  }

  @Test
  void norIsWhoHasFallenSilent() {
    here.peer.block("ann");
    here.loop.run();
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Roster.SILENCE);
    here.peer.unblock("ann");
    here.loop.run();
    assertEquals(List.of(), here.state().peers());
  }

  @Test
  void theWayBackOutlivesTheNextCall() {
    here.presence("bob", Presence.Status.AVAILABLE, "Bob");
    here.peer.block("ann");
    here.peer.connect("bob");
    here.loop.run();
    assertEquals(Optional.of("ann"), here.state().notices().standing().get(0).undo());
  }

  @Test
  void ofManyNoticesTheNewestStandUntilTheyAreDismissed() {
    for (String id : List.of("ann", "bob", "cid", "dan")) {
      here.presence(id, Presence.Status.AVAILABLE, id);
      here.peer.block(id);
    }
    here.loop.run();
    List<PeerState.Notice> standing = here.state().notices().standing();
    assertEquals(List.of(4L, 3L, 2L), standing.stream().map(PeerState.Notice::number).toList());
    here.peer.dismissNotice(3);
    here.loop.run();
    assertEquals(
        List.of(4L, 2L),
        here.state().notices().standing().stream().map(PeerState.Notice::number).toList());
    assertEquals(4, here.state().blocked().size());
  }

  @Test
  void blockingThePartnerEndsTheCall() {
    PeerFixture call = new PeerFixture().connected();
    call.peer.block("ann");
    call.loop.run();
    assertEquals(List.of(EndReason.CLOSED), call.ends);
  }

  @Test
  void whoIsFreeOffersNothing() {
    here.loop.advance(Duration.ofSeconds(10));
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    assertEquals(List.of(), here.state().offers());
  }

  @Test
  void anEventThatTheOfferHasOvertakenDoesNotEndIt() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    assertEquals(1, here.state().offers().size());
  }

  @Test
  void callingWhoOffersAcceptsTheOffer() {
    here.peer.connect("ann");
    here.loop.run();
    assertEquals(Phase.PREPARING_ACCEPT, here.phase());
  }

  @Test
  void nobodyAcceptsWhileNobodyWouldHearIt() {
    here.loop.act(() -> here.signalling.becomes(Link.waiting("lost", Duration.ofSeconds(9))));
    here.peer.accept("ann");
    here.loop.run();
    assertEquals(Phase.IDLE, here.phase());
    assertEquals(1, here.state().offers().size());
  }

  @Test
  void anotherDeviceAnswersAndThisOneStopsRinging() {
    here.otherDevice(Presence.Status.UNAVAILABLE);
    assertEquals(1, here.state().offers().size());
    here.message("ann", Sayings.DESCRIPTION);
    assertEquals(List.of(), here.state().offers());
    assertEquals("The call from Ann was answered elsewhere.", here.state().notice());
  }

  @Test
  void theSignsOfAnotherDeviceMayComeTheOtherWayRound() {
    here.message("ann", Sayings.CANDIDATE);
    here.otherDevice(Presence.Status.UNAVAILABLE);
    assertEquals(List.of(), here.state().offers());
  }

  @Test
  void anotherDeviceThatCallsSomebodyElseLeavesItRinging() {
    here.otherDevice(Presence.Status.UNAVAILABLE);
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(1, here.state().offers().size());
  }

  @Test
  void acceptedOnTwoDevicesTheSlowerOneGivesWay() {
    here.peer.accept("ann");
    here.loop.run();
    here.message("ann", Sayings.DESCRIPTION);
    here.otherDevice(Presence.Status.UNAVAILABLE);
    assertEquals(List.of(EndReason.ANSWERED_ELSEWHERE), here.ends);
    assertTrue(here.signalling.takeSaid().stream().noneMatch(line -> line.startsWith("ann")));
  }

  @Test
  void anIdleDeviceDoesNotCallTheUserFreeWhileAnotherIsBusy() {
    here.otherDevice(Presence.Status.UNAVAILABLE);
    here.loop.act(() -> here.signalling.heard().beat());
    here.presence("bob", Presence.Status.READY, "Bob");
    assertEquals(List.of("bob: UNAVAILABLE"), here.signalling.takeSaid());
  }

  @Test
  void aFloodOfOneCostsTheOthersNothing() {
    for (int i = 0; i < 10_000; i++) {
      here.presence("eve", Presence.Status.READY, "Eve");
    }
    assertTrue(here.signalling.takeSaid().size() <= 300);
    here.presence("bob", Presence.Status.READY, "Bob");
    assertEquals(List.of("bob: AVAILABLE"), here.signalling.takeSaid());
  }

  @Test
  void whatIsTooLargeDoesNotReachTheConnection() {
    PeerFixture call = new PeerFixture().connected();
    String large = "x".repeat(300_000);
    call.message(
        "ann",
        new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, large)));
    call.message("ann", new PeerMessage.Candidate(new IceCandidate(large, "0", 0, null)));
    call.message("ann", new PeerMessage.Candidate(new IceCandidate("candidate:1", large, 0, null)));
    assertEquals(0, call.received());
  }

  @Test
  void offersUnderMadeUpNamesAreLimited() {
    for (int i = 0; i < 1000; i++) {
      here.message("made-up-" + i, new PeerMessage.Offer(""));
    }
    assertEquals(Offers.MOST, here.state().offers().size());
  }
}
