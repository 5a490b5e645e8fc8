package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls in a room whose calls are with everybody, as GStreamer's. */
@Tag("unit")
class RoomCallTest {
  private static final String[] SIX = {"a", "b", "c", "d", "e", "f"};

  private final Circle all = Circle.inRoom(1, "ann", "bob", "cat", "dan");

  @Test
  void whoCallsOneCallsAll() {
    all.get("bob").peer.connect("cat");
    all.pass(2500);
    for (String id : List.of("ann", "cat", "dan")) {
      assertEquals("bob", all.get(id).sees().offers().get(0).peerId());
    }
    for (String id : List.of("cat", "ann", "dan")) {
      all.get(id).peer.accept("bob");
      all.pass(4000);
    }
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void whoAcceptsOneOfferAcceptsAllAndCallsTheRest() {
    leave("dan");
    all.get("ann").peer.connect("bob");
    all.pass(2500);
    all.get("bob").peer.accept("ann");
    all.pass(4000);
    PeerState asked = all.get("cat").sees();
    assertEquals(
        Set.of("ann", "bob"),
        Set.of(asked.offers().get(0).peerId(), asked.offers().get(1).peerId()));
    all.get("cat").peer.accept("bob");
    all.pass(4000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
    assertEquals(1, all.get("cat").connections.living("ann"));
  }

  @Test
  void aNewcomersOfferIsTakenInWithoutAClick() {
    threeAreIn();
    comeIn("dan", "cat");
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void whoOnlyComesIsNotCalled() {
    threeAreIn();
    all.get("dan").peer.join();
    all.pass(60_000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
    assertEquals(List.of(), all.get("dan").sees().offers());
  }

  @Test
  void whoHangsUpLeavesTheOthersConnectedAndMayComeBack() {
    allAreIn();
    all.get("bob").peer.close();
    all.pass(3000);
    assertTrue(all.areInOneCall("ann", "cat", "dan"), all.fault());
    assertEquals("bob left the call.", all.get("ann").sees().notice());
    all.pass(60_000);
    assertEquals(Phase.IDLE, all.get("bob").sees().phase());
    all.get("bob").peer.connect("dan");
    all.pass(5000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void whoseProgramEndsIsGoneForAllAtOnce() {
    allAreIn();
    all.loop.act(() -> all.get("cat").member.dies());
    all.pass(1000);
    for (String id : List.of("ann", "bob", "dan")) {
      assertEquals(Set.of("ann", "bob", "dan"), Circle.callOf(all.get(id)));
      assertEquals(List.of(), all.get(id).sees().group().absent());
    }
  }

  @Test
  void theLastIsInNoCallAndCallsNobodyElse() {
    all.call("ann", "bob");
    assertEquals(2, all.get("cat").sees().offers().size());
    all.get("ann").peer.close();
    all.pass(2000);
    assertEquals("", all.fault());
    assertEquals(Phase.IDLE, all.get("bob").sees().phase());
    assertEquals("ann left the call.", all.get("bob").sees().notice());
  }

  @Test
  void whoHasJustAcceptedStaysWithTheLast() {
    leave("dan");
    all.call("ann", "bob");
    all.get("cat").peer.accept("bob");
    all.pass(1600);
    all.get("ann").peer.close();
    all.pass(6000);
    assertTrue(all.areInOneCall("bob", "cat"), all.fault());
  }

  @Test
  void whoDoesNotAnswerIsNotRungAgain() {
    allButCatAreIn();
    all.pass(70_000);
    assertEquals("cat did not answer.", all.get("ann").sees().notice());
    all.pass(300_000);
    assertEquals(Set.of("ann", "bob", "dan"), Circle.callOf(all.get("ann")));
    assertEquals(
        List.of("bob", "cat", "dan"), all.get("ann").connections.peersInOrder(), "each once");
    for (String id : List.of("ann", "bob", "dan")) {
      all.get(id).peer.close();
    }
    all.pass(5000);
    assertEquals("", all.fault());
    assertEquals(3, all.get("cat").sees().missed().size());
  }

  @Test
  void whoAnswersTooLateIsCalledAnew() {
    allButCatAreIn();
    all.pass(70_000);
    assertEquals(Set.of("ann", "bob", "dan"), Circle.callOf(all.get("ann")));
    all.get("cat").peer.accept("ann");
    all.pass(8_000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void aPairThatLosesEachOtherFindsEachOtherAgain() {
    allAreIn();
    all.loop.act(() -> all.get("ann").connections.breakNow("bob", true));
    all.loop.act(() -> all.get("bob").connections.breakNow("ann", true));
    all.pass(21_000);
    assertEquals(List.of("bob"), all.get("ann").sees().group().absent());
    assertTrue(all.get("ann").sees().notice().startsWith("You and bob can’t reach each other"));
    all.pass(40_000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void theSeventhIsNotCalledAndAPersonSeesItsOffer() {
    Circle many = sixAreIn();
    many.get("g").peer.join();
    many.pass(1000);
    many.get("g").peer.connect("a");
    many.pass(3000);
    assertEquals(5, many.get("g").sees().calls().size());
    for (String id : SIX) {
      assertEquals(Set.of(SIX), Circle.callOf(many.get(id)));
    }
    assertEquals("g", many.get("a").sees().offers().get(0).peerId());
  }

  @Test
  void theSeventhComesInWhenOneLeaves() {
    Circle many = sixAreIn();
    many.get("g").peer.join();
    many.pass(1000);
    many.get("g").peer.connect("a");
    many.pass(3000);
    many.get("c").peer.close();
    many.pass(6000);
    assertEquals(Set.of("a", "b", "d", "e", "f", "g"), Circle.callOf(many.get("a")));
    many.get("f").peer.connect("g"); // which had rung five of the six
    many.pass(6000);
    assertTrue(many.areInOneCall("a", "b", "d", "e", "f", "g"), many.fault());
  }

  @Test
  void whoIsMissedFindsTheirPlaceTaken() {
    Circle many = sixAreIn();
    many.loop.act(() -> many.get("a").connections.breakNow("b", true));
    many.loop.act(() -> many.get("b").connections.breakNow("a", true));
    many.pass(20_500);
    many.get("g").peer.join();
    many.pass(1000);
    many.get("g").peer.connect("a");
    many.pass(60_000);
    assertTrue(Circle.callOf(many.get("a")).size() <= 6, Circle.callOf(many.get("a"))::toString);
    assertTrue(Circle.callOf(many.get("b")).size() <= 6, Circle.callOf(many.get("b"))::toString);
  }

  @Test
  void aRunThatAcceptsByItselfKeepsToItsList() {
    leave("dan");
    all.get("cat").peer.answer(new AllowList(List.of("ann"), Duration.ZERO));
    all.get("ann").peer.connect("cat");
    all.pass(2500);
    all.get("bob").peer.accept("ann");
    all.pass(6000);
    assertEquals(Set.of("ann", "cat"), Circle.callOf(all.get("cat")));
    assertEquals(Set.of("ann", "bob", "cat"), Circle.callOf(all.get("ann")));
    assertEquals("bob", all.get("cat").sees().offers().get(0).peerId());
    all.get("cat").peer.accept("bob"); // a person may
    all.pass(4000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
  }

  @Test
  void aRunThatAcceptsAnybodyTakesAllIn() {
    all.get("cat").peer.answer(new AllowList(List.of("all"), Duration.ZERO));
    all.get("dan").peer.answer(new AllowList(List.of("all"), Duration.ZERO));
    all.get("ann").peer.connect("cat");
    all.pass(5000);
    all.get("bob").peer.accept("dan");
    all.pass(5000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  @Test
  void whomThisSideHasBlockedItNeitherCallsNorLetsIn() {
    leave("cat");
    all.get("ann").peer.block("dan");
    all.call("ann", "bob");
    all.get("dan").peer.connect("ann");
    all.pass(5000);
    assertEquals(Set.of("ann", "bob"), Circle.callOf(all.get("ann")));
    assertEquals(0, all.get("ann").connections.living("dan"));
  }

  @Test
  void nobodyComesAndGoesWithoutEnd() {
    leave("cat", "dan");
    all.call("ann", "bob");
    for (int times = 0; times < 100; times++) {
      all.channel.message("cat", "ann", new PeerMessage.Offer("cat"));
      all.channel.message("cat", "ann", new PeerMessage.Close());
      all.pass(100);
    }
    int made = all.get("ann").connections.peersInOrder().size();
    assertTrue(made > 20 && made < 50, made + " connections");
    assertEquals(Set.of("ann", "bob"), Circle.callOf(all.get("ann")));
  }

  @Test
  void nobodyElseIsAsked() {
    all.call("ann", "bob");
    assertEquals(
        "Everyone in the room is in the call already.", all.get("ann").sees().group().obstacle());
  }

  private void allAreIn() {
    all.call("ann", "bob");
    all.get("cat").peer.accept("ann");
    all.pass(4000);
    all.get("dan").peer.accept("ann");
    all.pass(4000);
    assertTrue(all.areInOneCall("ann", "bob", "cat", "dan"), all.fault());
  }

  private void allButCatAreIn() {
    all.call("ann", "bob");
    all.get("dan").peer.accept("ann");
    all.pass(4000);
    assertEquals(3, all.get("cat").sees().offers().size());
  }

  private void threeAreIn() {
    leave("dan");
    all.call("ann", "bob");
    all.get("cat").peer.accept("ann");
    all.pass(4000);
    assertTrue(all.areInOneCall("ann", "bob", "cat"), all.fault());
  }

  private static Circle sixAreIn() {
    Circle many = Circle.inRoom(2, "a", "b", "c", "d", "e", "f", "g");
    many.get("g").peer.leave();
    many.pass(1000);
    many.call("a", "b");
    for (String id : List.of("c", "d", "e", "f")) {
      many.get(id).peer.accept("a");
      many.pass(4000);
    }
    assertTrue(many.areInOneCall(SIX), many.fault());
    return many;
  }

  private void leave(String... ids) {
    for (String id : ids) {
      all.get(id).peer.leave();
    }
    all.pass(1000);
  }

  private void comeIn(String newcomer, String other) {
    all.get(newcomer).peer.join();
    all.pass(2000);
    all.get(newcomer).peer.connect(other);
    all.pass(5000);
  }
}
