package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.call.SignallingTraits;
import dev.parley.connection.Connection;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One call, from the first click to the last, as the two sides of it see it. */
@Tag("unit")
class CallTest {
  private static final PeerMessage.Description OFFER =
      new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, "v=0"));
  private static final PeerMessage.Candidate CANDIDATE =
      new PeerMessage.Candidate(new IceCandidate("candidate:1", "0", 0, null));

  private final PeerFixture here = new PeerFixture();

  /** A web page does so after a restart of its server: it says nothing else and goes. */
  @Test
  void aPartnerThatIsFreeBeforeItsMediaAreMissedHasLeft() {
    here.connected();
    here.presence("ann", Presence.Status.READY, "Ann");
    here.loop.advance(Duration.ofSeconds(7));
    assertEquals(Phase.CONNECTED, here.phase());
    here.connection(Connection.State.RECONNECTING);
    assertEquals(Phase.IDLE, here.phase());
    assertEquals(List.of(EndReason.LEFT), here.ends);
  }

  @Test
  void aPartnerThatIsFreeWhileItsMediaAreGoneHasLeft() {
    here.connected();
    here.connection(Connection.State.RECONNECTING);
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofMillis(1_999));
    assertEquals(Phase.RECONNECTING, here.phase());
    here.loop.advance(Duration.ofMillis(1));
    assertEquals(List.of(EndReason.LEFT), here.ends);
  }

  @Test
  void aPartnerThatComesBackToItsServerInTheCallStays() {
    here.connected();
    here.connection(Connection.State.RECONNECTING);
    here.presence("ann", Presence.Status.READY, "Ann");
    here.presence("ann", Presence.Status.UNAVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(Phase.RECONNECTING, here.phase());
    here.connection(Connection.State.CONNECTED);
    assertEquals(Phase.CONNECTED, here.phase());
  }

  @Test
  void whatAPartnerSaidIsNotLookedAtOnceTheCallIsOver() {
    here.connected();
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.peer.close();
    here.loop.advance(Duration.ofMillis(1_900));
    int left = here.loop.pending();
    here.loop.advance(Duration.ofMillis(200));
    assertEquals(left, here.loop.pending());
  }

  @Test
  void whatAPartnerSaidLongBeforeALossDoesNotCount() {
    here.connected();
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(11));
    here.connection(Connection.State.RECONNECTING);
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(Phase.RECONNECTING, here.phase());
  }

  /** In a room of GStreamer's protocol, the server's list says it of everyone in the room. */
  @Test
  void whatAServerSaysOfAPartnerDoesNotCount() {
    here.withAnn();
    here.signalling.traits = SignallingTraits.PIPELINE;
    here.connected();
    here.connection(Connection.State.RECONNECTING);
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(Phase.RECONNECTING, here.phase());
  }

  @Test
  void localMediaComesFirstAndThenTheOffer() {
    here.withAnn();
    here.peer.connect("ann");
    here.loop.run();
    assertEquals(Phase.PREPARING_OFFER, here.phase());
    assertEquals(List.of(), here.signalling.takeSaid());
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    assertEquals(Phase.OFFERING, here.phase());
    assertEquals(List.of("ann: Offer", "all: UNAVAILABLE"), here.signalling.takeSaid());
  }

  @Test
  void theOffererBecomesThePoliteSideOfAnAcceptedCall() {
    here.connecting();
    assertEquals(Phase.CONNECTING, here.phase());
    assertTrue(here.connections.latest().polite());
  }

  @Test
  void theOffererPreparesToConnectWhileThePeerIsAsked() {
    here.offering();
    assertTrue(here.connections.latest().prepared);
    assertNull(here.connections.latest().polite());
  }

  @Test
  void theAccepterPreparesNothing() {
    here.offered();
    here.peer.accept("ann");
    here.loop.run();
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    assertFalse(here.connections.latest().prepared);
  }

  @Test
  void anotherNetworkWhileThePeerIsAskedIsAMatterForWhatWasPrepared() {
    here.offering();
    here.peer.networkChanged();
    here.loop.run();
    assertEquals(1, here.connections.latest().networkChanges);
    assertEquals(Phase.OFFERING, here.phase());
  }

  @Test
  void theAccepterBecomesTheImpoliteSideOnceItsMediaIsReady() {
    here.offered();
    here.peer.accept("ann");
    here.loop.run();
    assertEquals(List.of(), here.signalling.takeSaid());
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    assertEquals(List.of("ann: Accept", "all: UNAVAILABLE"), here.signalling.takeSaid());
    assertFalse(here.connections.latest().polite());
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void descriptionsAndCandidatesGoBothWays() {
    here.connecting();
    here.signalling.takeSaid();
    here.message("ann", OFFER);
    here.message("ann", CANDIDATE);
    here.loop.act(
        () ->
            here.connections
                .latest()
                .says()
                .localDescription(new SessionDescription(SessionDescription.Type.ANSWER, "v=0")));
    assertEquals(2, here.connections.latest().received.size());
    assertEquals(List.of("ann: Description"), here.signalling.takeSaid());
  }

  @Test
  void whatAStrangerSendsDuringACallIsDropped() {
    here.connected();
    here.message("eve", OFFER);
    here.message("eve", CANDIDATE);
    here.message("eve", new PeerMessage.Accept("Ann"));
    here.message("eve", new PeerMessage.Close());
    here.message("eve", new PeerMessage.Failed());
    assertEquals(Phase.CONNECTED, here.phase());
    assertEquals(List.of(), here.connections.latest().received);
  }

  @Test
  void descriptionsBeforeTheCallIsAcceptedAreDropped() {
    here.offering();
    here.message("ann", OFFER);
    here.message("ann", CANDIDATE);
    assertEquals(Phase.OFFERING, here.phase());
  }

  @Test
  void hangingUpClosesHereAndTellsThePeer() {
    here.connected();
    here.peer.close();
    here.loop.run();
    assertEquals(List.of("ann: Close", "all: AVAILABLE"), here.signalling.takeSaid());
    assertIdle(EndReason.CLOSED);
    assertEquals("", here.state().notice());
  }

  @Test
  void thePeerHangsUp() {
    here.connected();
    here.message("ann", new PeerMessage.Close());
    assertIdle(EndReason.CLOSED_BY_PEER);
    assertEquals("Ann ended the call.", here.state().notice());
  }

  @Test
  void thePeerDeclines() {
    here.offering();
    here.message("ann", new PeerMessage.Close());
    assertIdle(EndReason.DECLINED);
  }

  @Test
  void thePeerTakesItsOfferBackWhileItIsBeingAccepted() {
    here.offered();
    here.peer.accept("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Close());
    assertIdle(EndReason.RESCINDED);
  }

  @Test
  void thePeerTakesItsOfferBack() {
    here.offered();
    here.message("ann", new PeerMessage.Close());
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void thePeerLeavesInTheCall() {
    here.connected();
    here.presence("ann", Presence.Status.GONE, "");
    assertIdle(EndReason.LEFT);
    assertEquals("Ann left.", here.state().notice());
  }

  @Test
  void anOfferThatNobodyAnswersEndsAfterAMinute() {
    here.offering();
    here.signalling.takeSaid();
    here.loop.advance(Phase.OFFERING.limit().orElseThrow());
    assertEquals(List.of("ann: Close", "all: AVAILABLE"), here.signalling.takeSaid());
    assertIdle(EndReason.NO_ANSWER);
  }

  @Test
  void anOfferIsRepeatedAtEachBeat() {
    here.offering();
    here.signalling.takeSaid();
    here.loop.act(() -> here.signalling.heard().beat());
    assertEquals(List.of("all: UNAVAILABLE", "ann: Offer"), here.signalling.takeSaid());
  }

  @Test
  void mediaThatCannotStartEndsTheCallOnBothSides() {
    here.offered();
    here.peer.accept("ann");
    here.loop.run();
    here.loop.act(
        () ->
            here.connections
                .latest()
                .says()
                .failed(
                    new Connection.Failure(
                        Connection.Failure.Cause.MEDIA, "The camera does not start.")));
    assertEquals(List.of("ann: Failed", "all: AVAILABLE"), here.signalling.takeSaid());
    assertIdle(EndReason.MEDIA_FAILED);
    assertEquals(
        "The camera does not start. Close other programs that use the camera or microphone, and call again.",
        here.state().notice());
  }

  @Test
  void aFailureAtThePeerEndsTheCall() {
    here.connecting();
    here.message("ann", new PeerMessage.Failed());
    assertIdle(EndReason.FAILED_AT_PEER);
  }

  @Test
  void anInterruptionIsShownAndPasses() {
    here.connected();
    here.connection(Connection.State.RECONNECTING);
    assertEquals(Phase.RECONNECTING, here.phase());
    here.connection(Connection.State.CONNECTED);
    assertEquals(Phase.CONNECTED, here.phase());
  }

  @Test
  void bothOfferAndTheLowerIdAccepts() {
    here.offering(); // "ann" is lower than "m": this side goes on waiting for her accept
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertEquals(Phase.OFFERING, here.phase());
    assertTrue(here.state().offers().isEmpty());
    here.message("ann", new PeerMessage.Accept("Ann"));
    assertTrue(here.connections.latest().polite());
  }

  @Test
  void bothOfferAndThisSideHasTheLowerId() {
    here.online();
    here.presence("zoe", Presence.Status.AVAILABLE, "Zoe");
    here.peer.connect("zoe");
    here.loop.run();
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    here.message("zoe", new PeerMessage.Offer("Zoe"));
    assertEquals(Phase.CONNECTING, here.phase());
    assertFalse(here.connections.latest().polite());
  }

  @Test
  void anOfferThatCameWhileMediaWasStartingIsAccepted() {
    here.withAnn();
    here.peer.connect("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    assertEquals(List.of("ann: Accept", "all: UNAVAILABLE"), here.signalling.takeSaid());
    assertEquals(Phase.CONNECTING, here.phase());
  }

  @Test
  void aSecondConnectDuringACallChangesNothing() {
    here.connected();
    here.presence("zoe", Presence.Status.AVAILABLE, "Zoe");
    here.peer.connect("zoe");
    here.loop.run();
    assertEquals(1, here.connections.count());
  }

  @Test
  void leavingEndsTheCallAndSaysGoodbye() {
    here.connected();
    here.peer.leave();
    here.loop.run();
    assertEquals(List.of("ann: Close", "all: AVAILABLE", "all: GONE"), here.signalling.takeSaid());
    assertIdle(EndReason.CLOSED);
  }

  @Test
  void aLostServerDoesNotTouchTheCall() {
    here.connected();
    here.loop.act(
        () ->
            here.signalling.becomes(
                dev.parley.signalling.Link.waiting("lost", Duration.ofSeconds(5))));
    assertEquals(Phase.CONNECTED, here.phase());
    here.loop.act(() -> here.signalling.join());
    assertEquals(List.of("all: READY", "all: UNAVAILABLE"), here.signalling.takeSaid());
    assertEquals(Phase.CONNECTED, here.phase());
  }

  private void assertIdle(EndReason reason) {
    assertEquals(Phase.IDLE, here.phase());
    assertEquals(List.of(reason), here.ends);
    assertEquals(0, here.connections.living());
  }
}
