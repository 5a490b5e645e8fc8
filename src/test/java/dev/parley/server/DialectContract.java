package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.server.AgreeingConnections.Agreeing;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Signalling;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every dialect promises to who calls and is called with it: its client and its server
 * together, under real controllers, on a fake clock. Ann calls, Bob is called, and Eve is there.
 *
 * <p>Dialects differ in a few things; each says here in what.
 */
abstract class DialectContract {
  final FakeLoop loop = new FakeLoop();
  final ContractNet net = new ContractNet(loop, this::server);
  private ContractSide ann;
  private ContractSide bob;

  /** A server to which nobody has been yet. */
  abstract UpgradeHandler server();

  /** What a client is for. */
  enum Purpose {
    CALLS,
    IS_CALLED
  }

  abstract Signalling client(
      String id,
      Purpose purpose,
      String password,
      TextSocket.Opener sockets,
      Signalling.Listener heard);

  /** The id under which the one who is called is in the list of the one who calls. */
  abstract String shownToCaller(String id);

  /** Whether the one who calls sees whom there is to call. */
  abstract boolean showsWhomToCall();

  /** Whether the one who is called sees the one who calls before it rings, and may call too. */
  abstract boolean isMutual();

  /** Whether the one who calls is told that the other has said no. */
  abstract boolean tellsOfDeclining();

  /** Whether the call is over when the connection to the server is. */
  abstract boolean endsWithTheConnection();

  @BeforeEach
  void bothJoin() {
    ann = side("ann", Purpose.CALLS, "secret");
    bob = side("bob", Purpose.IS_CALLED, "secret");
    bob.peer.join();
    settle();
    ann.peer.join();
    settle();
  }

  private ContractSide side(String id, Purpose purpose, String password) {
    return new ContractSide(loop, id, heard -> client(id, purpose, password, net, heard));
  }

  private void settle() {
    loop.advance(Duration.ofSeconds(2));
  }

  private void annCallsBob() {
    ann.calls(shownToCaller("bob"));
    settle();
    assertEquals(Phase.OFFERING, ann.phase());
  }

  private void inCall() {
    annCallsBob();
    bob.accepts();
    settle();
    isOneCall();
  }

  private void isOneCall() {
    assertEquals(Phase.CONNECTED, ann.phase());
    assertEquals(Phase.CONNECTED, bob.phase());
    Agreeing atAnn = ann.connections.living1();
    Agreeing atBob = bob.connections.living1();
    assertEquals(1, ann.connections.living() * bob.connections.living());
    assertEquals(atBob.session(), atAnn.agreedWith);
    assertEquals(atAnn.session(), atBob.agreedWith);
  }

  private void bothAreIdle() {
    assertEquals(Phase.IDLE, ann.phase());
    assertEquals(Phase.IDLE, bob.phase());
    assertEquals(0, ann.connections.living() + bob.connections.living());
  }

  // join, presence

  @Test
  void whoJoinsIsOnlineAndSeesWhomToCall() {
    assertTrue(ann.isOnline());
    assertTrue(bob.isOnline());
    assertEquals(showsWhomToCall(), ann.seesFree(shownToCaller("bob")));
    assertEquals(isMutual(), bob.seesFree("ann"));
  }

  @Test
  void theWrongPasswordIsRefusedAndAskedForAndTheRightOneOpens() {
    ContractSide carl = side("carl", Purpose.IS_CALLED, "guess");
    carl.peer.join();
    settle();
    PeerState.Status status = carl.state().status();
    assertFalse(carl.isOnline());
    assertTrue(status.asksPassword(), status.toString());
    carl.peer.rejoin("secret");
    settle();
    assertTrue(carl.isOnline());
  }

  @Test
  void whoLeavesCannotBeCalled() {
    bob.peer.leave();
    settle();
    assertFalse(ann.seesFree(shownToCaller("bob")));
  }

  @Test
  void whoStaysIsSeenForHours() {
    loop.advance(Duration.ofHours(2));
    assertTrue(ann.isOnline());
    assertTrue(bob.isOnline());
    assertEquals(showsWhomToCall(), ann.seesFree(shownToCaller("bob")));
  }

  // offer, accept, decline, cancel

  @Test
  void anOfferRingsAndNothingElseHappensBeforeItIsAnswered() {
    annCallsBob();
    assertTrue(bob.isRinging());
    assertEquals(Phase.IDLE, bob.phase());
    assertEquals(0, bob.connections.living());
    loop.advance(Duration.ofSeconds(50));
    assertTrue(bob.isRinging());
    assertEquals(Phase.OFFERING, ann.phase());
  }

  @Test
  void anOfferThatNobodyAnswersEndsForBothAndWasMissed() {
    annCallsBob();
    loop.advance(Duration.ofSeconds(130));
    assertEquals(List.of(EndReason.NO_ANSWER), ann.ends);
    assertFalse(bob.isRinging());
    assertEquals(1, bob.state().missed().size());
    bothAreIdle();
  }

  @Test
  void whoAcceptsIsConnectedAndOneSideIsPoliteAndOneOffersFirst() {
    inCall();
    Agreeing atAnn = ann.connections.living1();
    Agreeing atBob = bob.connections.living1();
    assertNotEquals(atAnn.role.polite(), atBob.role.polite());
    assertNotEquals(atAnn.role.offersFirst(), atBob.role.offersFirst());
    assertTrue(
        atAnn.candidates.stream().anyMatch(one -> one.candidate().endsWith(atBob.session())));
    assertTrue(
        atBob.candidates.stream().anyMatch(one -> one.candidate().endsWith(atAnn.session())));
  }

  @Test
  void aCallGoesOnForHours() {
    inCall();
    loop.advance(Duration.ofHours(2));
    isOneCall();
  }

  @Test
  void whoDeclinesRingsNoMoreAndCanBeCalledAgain() {
    annCallsBob();
    bob.declines();
    settle();
    assertFalse(bob.isRinging());
    assertEquals(0, bob.state().missed().size());
    if (tellsOfDeclining()) {
      assertEquals(1, ann.ends.size());
      assertTrue(
          Set.of(EndReason.DECLINED, EndReason.LEFT).contains(ann.ends.get(0)),
          ann.ends.toString());
    } else {
      assertEquals(Phase.OFFERING, ann.phase());
      ann.closes();
    }
    settle();
    bothAreIdle();
    inCall();
  }

  @Test
  void whoCancelsRingsNoMoreAndWasMissed() {
    annCallsBob();
    ann.closes();
    settle();
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
    assertFalse(bob.isRinging());
    assertEquals(1, bob.state().missed().size());
    bothAreIdle();
    inCall();
  }

  @Test
  void whoCancelsWhileItIsBeingAcceptedEndsItForBoth() {
    annCallsBob();
    bob.accepts();
    ann.closes();
    settle();
    settle();
    bothAreIdle();
  }

  // glare

  @Test
  void whereBothOfferThereIsOneCall() {
    ann.calls(shownToCaller("bob"));
    bob.calls(shownToCaller("ann"));
    settle();
    settle();
    if (isMutual()) {
      assertEquals(List.of(), ann.ends);
      assertEquals(List.of(), bob.ends);
    } else {
      assertTrue(bob.isRinging()); // it cannot tell that this is the one whom it called
      bob.accepts();
      settle();
    }
    isOneCall();
  }

  // close

  @Test
  void whoCalledHangsUpAndItEndsForBoth() {
    inCall();
    ann.closes();
    settle();
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
    endedByTheOther(bob);
    inCall();
  }

  @Test
  void whoWasCalledHangsUpAndItEndsForBoth() {
    inCall();
    bob.closes();
    settle();
    assertEquals(List.of(EndReason.CLOSED), bob.ends);
    endedByTheOther(ann);
    inCall();
  }

  private void endedByTheOther(ContractSide side) {
    assertEquals(1, side.ends.size());
    assertTrue(
        Set.of(EndReason.CLOSED_BY_PEER, EndReason.LEFT).contains(side.ends.get(0)),
        side.ends.toString());
    bothAreIdle();
    assertTrue(ann.isOnline());
    assertTrue(bob.isOnline());
  }

  @Test
  void whoLeavesInACallEndsIt() {
    inCall();
    bob.peer.leave();
    settle();
    bothAreIdle();
  }

  // server lost and back

  @Test
  void whenTheServerIsBackAllIsAsBefore() {
    net.serverGoes();
    settle();
    assertFalse(ann.isOnline());
    assertFalse(bob.isOnline());
    net.serverComes();
    loop.advance(Duration.ofMinutes(2));
    assertTrue(ann.isOnline());
    assertTrue(bob.isOnline());
    assertEquals(showsWhomToCall(), ann.seesFree(shownToCaller("bob")));
    inCall();
  }

  @Test
  void aDroppedConnectionDoesToTheCallWhatTheDocumentSays() {
    inCall();
    net.drop();
    settle();
    if (endsWithTheConnection()) {
      bothAreIdle();
    } else {
      isOneCall();
    }
    loop.advance(Duration.ofMinutes(2));
    assertTrue(ann.isOnline());
    assertTrue(bob.isOnline());
    if (endsWithTheConnection()) {
      inCall();
    } else {
      isOneCall();
      ann.closes();
      settle();
      bothAreIdle();
    }
  }

  @Test
  void aServerThatEndsDoesToTheCallWhatTheDocumentSays() {
    inCall();
    net.serverGoes();
    loop.advance(Duration.ofSeconds(20));
    if (endsWithTheConnection()) {
      bothAreIdle();
    } else {
      isOneCall();
    }
  }

  @Test
  void anOfferThatRangWhenTheConnectionWasDroppedRingsForNobodyForEver() {
    annCallsBob();
    net.drop();
    loop.advance(Duration.ofMinutes(3));
    assertFalse(bob.isRinging());
    bothAreIdle();
    inCall();
  }

  // strangers

  @Test
  void whatAStrangerSaysOfACallChangesNothing() {
    inCall();
    Agreeing atBob = bob.connections.living1();
    int candidates = atBob.candidates.size();
    Signalling eve = client("eve", Purpose.CALLS, "secret", net, new Quiet());
    loop.act(eve::join);
    settle();
    for (PeerMessage said :
        List.of(
            new PeerMessage.Accept("Eve"),
            new PeerMessage.Description(
                new SessionDescription(SessionDescription.Type.ANSWER, "v=0\r\n")),
            new PeerMessage.Candidate(
                new IceCandidate("candidate:1 1 udp 1 192.0.2.9 9 typ host", "0", 0, null)),
            new PeerMessage.Close(),
            new PeerMessage.Failed())) {
      loop.act(() -> eve.send(shownToCaller("bob"), said));
      settle();
      isOneCall();
      assertEquals(candidates, atBob.candidates.size());
    }
    loop.act(eve::leave);
    settle();
    isOneCall();
  }
}
