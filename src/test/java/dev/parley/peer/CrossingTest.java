package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that cross on their way between two real controllers. */
@Tag("unit")
class CrossingTest {
  private final Pair pair = new Pair(7, 100);
  private final FakePerson ann = pair.ann;
  private final FakePerson zoe = pair.zoe;

  @Test
  void acceptCrossesCancel() {
    annOffersAndZoeHearsIt();
    zoe.peer.accept("ann");
    passUntil(zoe, Phase.CONNECTING);
    ann.peer.close();
    pair.pass(1000);
    assertTrue(pair.areIdle());
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
    assertEquals(List.of(EndReason.CLOSED_BY_PEER), zoe.ends);
  }

  @Test
  void acceptCrossesACancelAndANewOffer() {
    annOffersAndZoeHearsIt();
    zoe.peer.accept("ann");
    passUntil(zoe, Phase.CONNECTING);
    ann.peer.close();
    ann.peer.connect("zoe");
    pair.pass(90_000);
    assertTrue(pair.areIdle() || pair.areInOneCall());
  }

  @Test
  void declineCrossesCancel() {
    annOffersAndZoeHearsIt();
    zoe.peer.decline("ann");
    ann.peer.close();
    pair.pass(1000);
    assertTrue(pair.areIdle());
    assertEquals(List.of(EndReason.CLOSED), ann.ends);
  }

  @Test
  void acceptedTwice() {
    annOffersAndZoeHearsIt();
    zoe.peer.accept("ann");
    zoe.peer.accept("ann");
    pair.pass(5000);
    pair.channel.message("zoe", "ann", new PeerMessage.Accept("zoe"));
    pair.pass(1000);
    assertTrue(pair.areInOneCall());
  }

  @Test
  void bothCancelInGlare() {
    ann.peer.connect("zoe");
    zoe.peer.connect("ann");
    passUntil(zoe, Phase.OFFERING);
    ann.peer.close();
    zoe.peer.close();
    pair.pass(1000);
    assertTrue(pair.areIdle());
  }

  @Test
  void oneCancelsInGlareAndNoOfferIsLeftBehind() {
    ann.peer.connect("zoe");
    zoe.peer.connect("ann");
    passUntil(zoe, Phase.OFFERING);
    zoe.peer.close();
    pair.pass(70_000);
    assertTrue(pair.areIdle());
    assertEquals(List.of(), zoe.sees().offers());
  }

  @Test
  void anOfferOfAPeerThatWasBelievedGone() {
    pair.loop.act(() -> zoe.member.hear("ann", gone()));
    ann.peer.connect("zoe");
    passUntil(ann, Phase.OFFERING);
    pair.pass(500);
    zoe.peer.accept("ann");
    pair.pass(5000);
    assertTrue(pair.areInOneCall());
  }

  @Test
  void messagesAfterCloseChangeNothing() {
    connect();
    ann.peer.close();
    pair.pass(1000);
    Sayings.ALL.stream()
        .skip(1) // an offer would be an offer
        .forEach(message -> pair.channel.message("zoe", "ann", message));
    pair.pass(1000);
    assertTrue(pair.areIdle());
  }

  @Test
  void aPeerWhoseProgramDiedOffersAnewInTheCall() {
    connect();
    pair.channel.message("ann", "zoe", new PeerMessage.Offer("ann"));
    pair.pass(500);
    assertTrue(zoe.hasOfferOf(ann));
    assertTrue(zoe.isInCallWith(ann));
  }

  @Test
  void aLostAcceptEndsOnBothSides() {
    annOffersAndZoeHearsIt();
    zoe.member.cutOff();
    zoe.peer.accept("ann");
    pair.pass(5_000);
    pair.loop.act(zoe.member::comesBack);
    pair.pass(60_000);
    assertTrue(pair.areIdle());
    assertEquals(List.of(EndReason.CONNECTION_FAILED), zoe.ends);
    assertEquals(List.of(EndReason.FAILED_AT_PEER), ann.ends);
  }

  @Test
  void aSecondCallRightAfterTheFirst() {
    connect();
    ann.peer.close();
    pair.pass(300);
    connect();
    assertTrue(pair.areInOneCall());
  }

  private void connect() {
    annOffersAndZoeHearsIt();
    zoe.peer.accept("ann");
    pair.pass(5000);
    assertTrue(pair.areInOneCall());
  }

  private void annOffersAndZoeHearsIt() {
    ann.peer.connect("zoe");
    passUntil(ann, Phase.OFFERING);
    for (int ms = 0; ms < 200 && !zoe.hasOfferOf(ann); ms++) {
      pair.pass(1);
    }
    assertTrue(zoe.hasOfferOf(ann));
  }

  private void passUntil(FakePerson person, Phase phase) {
    for (int ms = 0; ms < 3000 && person.sees().phase() != phase; ms++) {
      pair.pass(1);
    }
    assertEquals(phase, person.sees().phase());
    assertFalse(pair.areInOneCall());
  }

  private static Presence gone() {
    return new Presence(Presence.Status.GONE, "");
  }
}
