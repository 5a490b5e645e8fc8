package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.Callees;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.call.SignallingTraits;
import dev.parley.connection.Connection;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A controller does with each callee what that callee can do. */
@Tag("unit")
class SignallingTraitsTest {
  private static final SignallingTraits PIPELINE = SignallingTraits.PIPELINE;
  private static final SessionDescription OFFER =
      new SessionDescription(SessionDescription.Type.OFFER, "v=0");

  private final PeerFixture here = new PeerFixture();

  @Test
  void whereADescriptionRingsTheConnectionMakesItWhileThePeerIsAsked() {
    here.signalling.traits = PIPELINE;
    here.offering();
    assertEquals(new NegotiationRole(true, true, PIPELINE), here.connections.latest().role());
    assertEquals(Phase.OFFERING, here.phase());
    here.loop.act(() -> says().localDescription(OFFER));
    assertTrue(here.signalling.takeSaid().contains("ann: Description"));
    here.message("ann", new PeerMessage.Accept(""));
    assertEquals(Phase.CONNECTING, here.phase());
    here.message("ann", Sayings.DESCRIPTION);
    assertEquals(1, here.received());
  }

  @Test
  void whereADescriptionRingsAndBothOfferTheLowerIdStartsOver() {
    here.signalling.traits = PIPELINE;
    here.online();
    here.presence("zoe", Presence.Status.AVAILABLE, "Zoe");
    here.peer.connect("zoe");
    here.loop.run();
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    here.message("zoe", new PeerMessage.Offer(""));
    assertEquals(new NegotiationRole(false, false, PIPELINE), here.connections.latest().role());
    assertEquals(Phase.CONNECTING, here.phase());
  }

  @Test
  void whereADescriptionRingsAConnectionThatFailsEndsTheRinging() {
    here.signalling.traits = PIPELINE;
    here.offering();
    Connection.Failure failure =
        new Connection.Failure(Connection.Failure.Cause.NEGOTIATION, "A test's.");
    here.loop.act(() -> says().failed(failure));
    assertEquals(List.of(EndReason.CONNECTION_FAILED), here.ends);
  }

  @Test
  void usuallyNothingLeavesBeforeThePeerAccepts() {
    here.offering();
    assertNull(here.connections.latest().role());
    assertTrue(here.connections.latest().prepared);
  }

  @Test
  void anOffererThatIsNotToDescribeFirstPreparesNothing() {
    here.signalling.role = new NegotiationRole(true, false, SignallingTraits.BROWSER);
    here.offering();
    assertFalse(here.connections.latest().prepared);
    here.message("ann", new PeerMessage.Accept("Ann"));
    assertEquals(
        new NegotiationRole(true, false, SignallingTraits.BROWSER),
        here.connections.latest().role());
  }

  @Test
  void whereAnyIdCanBeCalledAPersonMayTypeOne() {
    here.online();
    assertFalse(here.state().dials());
    here.peer.connect("robot-7");
    here.loop.run();
    assertEquals(Phase.IDLE, here.phase());
    here.signalling.callees = Callees.TYPED;
    here.signalling.traits = PIPELINE.withoutPresence();
    here.peer.connect(" ");
    here.loop.run();
    assertTrue(here.state().dials());
    assertEquals(Phase.IDLE, here.phase());
    here.peer.connect("robot-7");
    here.loop.run();
    assertEquals(Phase.PREPARING_OFFER, here.phase());
  }

  @Test
  void whoOnlyAnswersIsSaidToCallNobody() {
    here.online();
    assertEquals(Callees.LISTED, here.state().callees());
    assertEquals("", here.state().ownId());
    here.signalling.callees = Callees.NONE;
    here.peer.rename("Ann");
    here.loop.run();
    assertEquals(Callees.NONE, here.state().callees());
  }

  @Test
  void whereNoNamesTravelTheOwnIdIsShown() {
    here.online();
    here.signalling.namesTravel = false;
    here.peer.rename("Ann");
    here.loop.run();
    assertEquals("m", here.state().ownId());
  }

  @Test
  void whoIsAwayIsShownAndCannotBeCalled() {
    here.online();
    here.presence("101", Presence.Status.AWAY, "Desk");
    assertEquals(
        List.of(new PeerState.PeerRow("101", "Desk", PeerState.Standing.AWAY)),
        here.state().peers());
    here.loop.advance(Duration.ofSeconds(2));
    here.peer.connect("101");
    here.loop.run();
    assertEquals(Phase.IDLE, here.phase());
    here.presence("101", Presence.Status.AVAILABLE, "Desk");
    here.peer.connect("101");
    here.loop.run();
    assertEquals(Phase.PREPARING_OFFER, here.phase());
  }

  @Test
  void whomTheServerCannotReachIsNotCalledAnyLongerAndASentenceSaysWhy() {
    here.offering();
    here.loop.act(() -> here.signalling.heard().unreachable("bob", "Of somebody else."));
    assertEquals(Phase.OFFERING, here.phase());
    here.loop.act(() -> here.signalling.heard().unreachable("ann", "Nobody is online as ann."));
    assertEquals(List.of(EndReason.CONNECTION_FAILED), here.ends);
    assertEquals("Nobody is online as ann.", here.state().notice());
  }

  @Test
  void anOfferThatSomebodyElseAnsweredIsNoMissedCall() {
    here.offered();
    here.loop.act(() -> here.signalling.heard().answeredElsewhere("ann"));
    assertEquals(List.of(), here.state().offers());
    assertEquals(List.of(), here.state().missed());
  }

  private Connection.Listener says() {
    return here.connections.latest().says();
  }
}
