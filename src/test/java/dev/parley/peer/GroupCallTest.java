package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.CallRef;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls of several: who comes, who goes, and who finds whom again. */
@Tag("unit")
class GroupCallTest {
  private final Circle all = new Circle(1, 100, "ann", "bob", "cat", "dan");

  @Test
  void theThirdIsAskedAndConnectedWithBoth() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.pass(500);
    PeerState.Offer offer = all.get("cat").sees().offers().get(0);
    assertEquals(List.of("bob"), offer.others());
    assertEquals("cat", all.get("ann").sees().group().invited().get(0).peerId());
    all.get("cat").peer.accept("ann");
    all.pass(5000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
    assertEquals(List.of(), all.get("ann").sees().group().invited());
  }

  @Test
  void theCalleeMayAddAsWell() {
    all.call("ann", "bob");
    all.add("bob", "cat");
    all.add("cat", "dan");
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void whoDeclinesIsNotInItAndTheOtherIsTold() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.pass(500);
    all.get("cat").peer.decline("ann");
    all.pass(1000);
    assertTrue(all.areInOneCall("ann", "bob"), all.fault());
    assertEquals("cat did not join.", all.get("ann").sees().notice());
    assertEquals(List.of(), all.get("cat").sees().missed());
  }

  @Test
  void anInvitationThatIsTakenBackIsAMissedCall() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.pass(500);
    all.get("ann").peer.withdraw("cat");
    all.pass(500);
    assertEquals(List.of(), all.get("cat").sees().offers());
    assertEquals(1, all.get("cat").sees().missed().size());
  }

  @Test
  void anInvitationThatNobodyAnswersEnds() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.pass(59_000);
    assertFalse(all.get("cat").sees().offers().isEmpty());
    all.pass(3_000);
    assertEquals(List.of(), all.get("cat").sees().offers());
    assertEquals("cat did not answer.", all.get("ann").sees().notice());
  }

  @Test
  void whoAskedLeavesAndSoDoesTheInvitation() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.pass(500);
    all.get("ann").peer.close();
    all.pass(1000);
    assertEquals(List.of(), all.get("cat").sees().offers());
    assertEquals("", all.fault());
  }

  @Test
  void everybodyMayLeaveAndTheOthersGoOn() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.add("ann", "dan");
    all.get("ann").peer.close();
    all.pass(2000);
    assertTrue(all.areInOneCall("bob", "cat", "dan"), all.fault());
    assertEquals("ann left the call.", all.get("bob").sees().notice());
    all.get("bob").peer.close();
    all.pass(1000);
    assertTrue(all.areInOneCall("cat", "dan"), all.fault());
    all.get("dan").peer.close();
    all.pass(1000);
    assertEquals(Phase.IDLE, all.get("cat").sees().phase());
    assertEquals("", all.fault());
  }

  @Test
  void whoHasLeftMayComeBack() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.get("cat").peer.close();
    all.pass(1000);
    all.add("bob", "cat");
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
  }

  @Test
  void twoWhoAreAddedAtTheSameTimeFindEachOther() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.get("bob").peer.add("dan");
    all.pass(500);
    all.get("cat").peer.accept("ann");
    all.get("dan").peer.accept("bob");
    all.pass(15_000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void twoMembersMayAskTheSameOne() {
    all.call("ann", "bob");
    all.get("ann").peer.add("cat");
    all.get("bob").peer.add("cat");
    all.pass(500);
    all.get("cat").peer.accept("bob");
    all.pass(5000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
  }

  @Test
  void twoCallsStayTwoUntilAPersonChooses() {
    all.call("ann", "bob");
    all.call("cat", "dan");
    all.get("ann").peer.add("cat");
    all.get("cat").peer.add("ann");
    all.pass(1000);
    assertEquals(Set.of("ann", "bob"), Circle.callOf(all.get("ann")));
    assertEquals(List.of("dan"), all.get("ann").sees().offers().get(0).others());
    all.get("ann").peer.acceptInstead("cat");
    all.pass(6000);
    assertTrue(all.areInOneCall("ann", "cat", "dan"), all.fault());
    assertEquals(Phase.IDLE, all.get("bob").sees().phase());
  }

  @Test
  void whoCallsAMemberIsAskedAboutAndMayBeAdded() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.get("dan").peer.connect("ann");
    all.pass(2000);
    assertEquals("dan", all.get("ann").sees().offers().get(0).peerId());
    all.get("ann").peer.add("dan");
    all.pass(1000);
    assertEquals(List.of("bob", "cat"), all.get("dan").sees().offers().get(0).others());
    all.get("dan").peer.acceptInstead("ann");
    all.pass(8000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void aPairThatLosesEachOtherFindsEachOtherAgain() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.loop.act(() -> all.get("ann").connections.breakNow("bob", true));
    all.loop.act(() -> all.get("bob").connections.breakNow("ann", true));
    all.pass(21_000);
    assertEquals(List.of("bob"), all.get("ann").sees().group().absent());
    assertTrue(all.get("ann").sees().notice().startsWith("You and bob can’t reach each other"));
    assertEquals(1, all.get("cat").sees().group().apart().size());
    all.pass(40_000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
    assertEquals(List.of(), all.get("cat").sees().group().apart());
  }

  @Test
  void aMemberWhoseProgramDiesIsGoneForAll() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    FakePerson cat = all.get("cat");
    cat.member.cutOff();
    all.loop.act(() -> all.get("ann").connections.breakNow("cat", true));
    all.loop.act(() -> all.get("bob").connections.breakNow("cat", true));
    all.pass(120_000);
    for (String id : List.of("ann", "bob")) {
      assertEquals(Set.of("ann", "bob"), Circle.callOf(all.get(id)));
      assertEquals(List.of(), all.get(id).sees().group().absent());
    }
  }

  @Test
  void aStrangerCannotComeInByGuessing() {
    all.call("ann", "bob");
    all.channel.message(
        "dan",
        "ann",
        new PeerMessage.Offer("dan", new CallRef("0123456789abcdef", List.of("ann", "bob"))));
    all.pass(1000);
    assertEquals(Set.of("ann", "bob"), Circle.callOf(all.get("ann")));
    assertEquals(List.of(), all.get("ann").sees().offers());
  }

  @Test
  void whoHasBlockedAMemberJoinsTheOthersAlone() {
    all.get("cat").peer.block("bob");
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.pass(30_000);
    assertEquals(Set.of("ann", "cat"), Circle.callOf(all.get("cat")));
    assertEquals(Set.of("ann"), all.get("bob").connections.connected());
    assertEquals(List.of(), all.get("cat").sees().group().absent());
  }

  @Test
  void whoBlocksAMemberLeaves() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.get("cat").peer.block("bob");
    all.pass(5_000);
    assertTrue(all.areInOneCall("ann", "bob"), all.fault());
    assertEquals(Phase.IDLE, all.get("cat").sees().phase());
  }

  /** Somebody who offers to join the call that this side is in, again and again. */
  private void offersAgain(String from, String to) {
    PeerMessage.Offer offer = all.channel.offers.get(from + " " + to);
    for (int at = 0; at < 4; at++) {
      all.channel.message(from, to, offer);
    }
    all.pass(300);
  }

  @Test
  void aRenewedCallStaysMuted() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.get("ann").peer.close();
    all.pass(1000);
    all.get("bob").peer.microphone(false);
    all.pass(100);
    offersAgain("cat", "bob");
    all.pass(5000);
    assertFalse(all.get("bob").sees().local().wanted().microphone());
    assertTrue(all.get("bob").connections.everConnected() > 1);
  }

  @Test
  void oneWhoCallsAgainAndAgainKeepsNobodyElseOut() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    for (int at = 0; at < 60; at++) {
      offersAgain("cat", "bob");
    }
    all.get("ann").peer.add("dan");
    all.pass(500);
    all.get("dan").peer.accept("ann");
    for (int at = 0; at < 14; at++) { // and goes on, as fast as the filter lets it
      offersAgain("cat", "bob");
    }
    assertTrue(all.get("bob").sees().calls().stream().anyMatch(one -> one.peerId().equals("dan")));
  }

  @Test
  void wordsOfAMemberPutNothingOff() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.get("ann").peer.add("dan");
    all.pass(500);
    String id = all.channel.offers.get("cat bob").call().id();
    for (int at = 0; at < 160; at++) {
      all.channel.message("bob", "ann", new PeerMessage.Members(id, List.of("ann"), List.of()));
      all.pass(400);
    }
    assertEquals(List.of(), all.get("ann").sees().group().invited());
  }

  @Test
  void nobodyIsSentAwayByOneWhoSaysThatItIsFull() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    String id = all.channel.offers.get("cat bob").call().id();
    all.loop.act(() -> all.get("bob").connections.breakNow("cat", true));
    all.loop.act(() -> all.get("cat").connections.breakNow("bob", true));
    all.get("cat").member.cutOff();
    for (int at = 0; at < 60; at++) {
      all.channel.message("cat", "bob", new PeerMessage.Full(id));
      all.pass(1000);
    }
    assertEquals(Set.of("ann"), all.get("bob").connections.connected());
  }

  @Test
  void nobodyIsRungOnTheWordOfOthersWhoCannotJoin() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    String id = all.channel.offers.get("cat bob").call().id();
    all.channel.event("dan", new Presence(Presence.Status.AVAILABLE, "dan"));
    all.pass(500);
    int before = all.get("bob").connections.made();
    all.channel.message(
        "cat", "bob", new PeerMessage.Members(id, List.of("bob", "dan"), List.of()));
    all.pass(10_000);
    assertEquals(before, all.get("bob").connections.made());
    assertEquals(Set.of("ann", "bob", "cat"), Circle.callOf(all.get("bob")));
  }

  @Test
  void whoDoesNotComeBackIsForgotten() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.loop.act(() -> all.get("ann").connections.breakNow("cat", true));
    all.loop.act(() -> all.get("bob").connections.breakNow("cat", true));
    all.get("cat").member.cutOff();
    for (int at = 0; at < 30; at++) { // its program is there, and answers nothing
      all.channel.event("cat", new Presence(Presence.Status.UNAVAILABLE, "cat", true));
      all.pass(10_000);
    }
    assertEquals(List.of(), all.get("ann").sees().group().absent());
    assertEquals(Set.of("ann", "bob"), Circle.callOf(all.get("ann")));
  }

  @Test
  void whoIsBlockedWhileMissedIsNotCalled() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.loop.act(() -> all.get("bob").connections.breakNow("cat", true));
    all.loop.act(() -> all.get("cat").connections.breakNow("bob", true));
    all.pass(21_000);
    all.get("bob").peer.block("cat");
    all.pass(100);
    long before = all.get("bob").connections.made();
    all.pass(90_000);
    assertEquals(before, all.get("bob").connections.made());
  }

  @Test
  void nobodyIsSaidToHaveLeftWhenOneLeavesOneself() {
    all.call("ann", "bob");
    all.add("ann", "cat");
    all.get("ann").notices.clear();
    all.get("ann").peer.close();
    all.pass(2000);
    assertEquals(Set.of(""), all.get("ann").notices);
  }

  @Test
  void theSeventhIsTold() {
    Circle many = new Circle(2, 50, "a", "b", "c", "d", "e", "f", "g");
    many.call("a", "b");
    for (String id : List.of("c", "d", "e", "f")) {
      many.add("a", id);
    }
    assertTrue(many.areInOneCall("a", "b", "c", "d", "e", "f"), many.fault());
    String obstacle = many.get("a").sees().group().obstacle();
    assertTrue(obstacle.startsWith("A call can have up to 6 people."), obstacle);
    many.get("a").peer.add("g");
    many.pass(1000);
    assertEquals(List.of(), many.get("g").sees().offers());
  }

  @Test
  void ofTwoForTheSixthPlaceNobodyIsLeftHalfIn() {
    Circle many = new Circle(3, 50, "a", "b", "c", "d", "e", "f", "g");
    many.call("a", "b");
    for (String id : List.of("c", "d", "e")) {
      many.add("a", id);
    }
    many.get("a").peer.add("f");
    many.get("b").peer.add("g");
    many.pass(500);
    many.get("f").peer.accept("a");
    many.get("g").peer.accept("b");
    many.pass(90_000);
    assertEquals("", many.fault());
    assertTrue(Circle.callOf(many.get("a")).size() >= 5, many.get("a").sees()::toString);
  }
}
