package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState.Missed;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of offers that nobody answers here. */
@Tag("unit")
class MissedCallsTest {
  private final PeerFixture here = new PeerFixture().offered();

  @Test
  void anOfferThatIsTakenBackWasMissed() {
    Duration at = here.loop.now();
    close("ann");
    assertEquals(List.of(new Missed("ann", "Ann", at, 1, true)), missed());
  }

  @Test
  void anOfferThatExpiresWasMissedByItsName() {
    here.loop.advance(Roster.SILENCE.plusSeconds(1));
    assertEquals(List.of(), here.state().peers());
    assertEquals("Ann", missed().get(0).name());
    assertFalse(missed().get(0).free());
  }

  @Test
  void whoLeavesWhileOfferingWasMissedByItsName() {
    here.presence("ann", Presence.Status.GONE, "");
    assertEquals("Ann", missed().get(0).name());
    assertFalse(missed().get(0).free());
  }

  @Test
  void whoIsFreeAgainWasMissed() {
    here.loop.advance(Duration.ofSeconds(10));
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    assertEquals(1, missed().size());
  }

  @Test
  void anOfferThatStandsIsNotMissedYet() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    assertEquals(List.of(), missed());
  }

  @Test
  void whatThePersonAnsweredWasNotMissed() {
    here.peer.decline("ann");
    here.loop.run();
    close("ann");
    offer("ann");
    here.peer.accept("ann");
    here.loop.run();
    close("ann");
    assertEquals(List.of(EndReason.RESCINDED), here.ends);
    assertEquals(List.of(), missed());
  }

  @Test
  void whatThePersonIgnoredWasNotMissed() {
    here.peer.ignore("ann");
    here.loop.run();
    close("ann");
    offer("ann");
    here.peer.ignore("ann");
    here.loop.run();
    here.loop.advance(Roster.SILENCE.plusSeconds(1));
    assertEquals(List.of(), missed());
  }

  @Test
  void whoIsBlockedLeavesNothing() {
    close("ann");
    offer("ann");
    here.peer.block("ann");
    here.loop.run();
    close("ann");
    assertEquals(List.of(), missed());
  }

  @Test
  void whatWasAnsweredOnAnotherDeviceWasNotMissed() {
    here.otherDevice(Presence.Status.UNAVAILABLE);
    here.message("ann", Sayings.DESCRIPTION);
    assertEquals(List.of(), here.state().offers());
    assertEquals(List.of(), missed());
  }

  @Test
  void onesOwnOfferThatCrossesIsNotMissed() {
    PeerFixture calling = new PeerFixture().withAnn();
    calling.peer.connect("ann");
    calling.loop.run();
    calling.message("ann", new PeerMessage.Offer("Ann"));
    calling.message("ann", new PeerMessage.Close());
    assertEquals(List.of(), calling.state().missed());
  }

  @Test
  void duringACallTheyAreMissedToo() {
    PeerFixture call = new PeerFixture().connected();
    call.presence("bob", Presence.Status.AVAILABLE, "Bob");
    call.message("bob", new PeerMessage.Offer("Bob"));
    call.message("bob", new PeerMessage.Close());
    assertEquals("Bob", call.state().missed().get(0).name());
    assertEquals(Phase.CONNECTED, call.phase());
    assertFalse(call.state().missed().get(0).free(), "one call at a time");
  }

  @Test
  void onePeerHasOneRowAndTheNewestIsFirst() {
    close("ann");
    offer("bob");
    close("bob");
    offer("ann");
    here.loop.advance(Duration.ofSeconds(3));
    Duration last = here.loop.now();
    close("ann");
    assertEquals(List.of("ann", "bob"), missed().stream().map(Missed::peerId).toList());
    assertEquals(2, missed().get(0).times());
    assertEquals(last, missed().get(0).at());
  }

  @Test
  void theyStayUntilTheyAreSeen() {
    close("ann");
    here.loop.advance(Duration.ofHours(9));
    assertEquals(1, missed().size());
    here.peer.seenMissed();
    here.loop.run();
    assertEquals(List.of(), missed());
  }

  @Test
  void callingBackTakesTheRowAway() {
    close("ann");
    assertTrue(missed().get(0).free());
    here.peer.connect("ann");
    here.loop.run();
    assertEquals(Phase.PREPARING_OFFER, here.phase());
    assertEquals(List.of(), missed());
  }

  @Test
  void whoIsInACallCanBeCalledBackToo() {
    close("ann");
    here.presence("ann", Presence.Status.UNAVAILABLE, "");
    assertTrue(missed().get(0).free());
  }

  @Test
  void aFloodKeepsTheNewestTwenty() {
    IntStream.range(0, 100)
        .mapToObj(i -> "made-up-" + i)
        .forEach(
            id -> {
              offer(id);
              close(id);
            });
    assertEquals(Offers.MOST_MISSED, missed().size());
    assertEquals("made-up-99", missed().get(0).peerId());
  }

  private void offer(String peerId) {
    here.message(peerId, new PeerMessage.Offer(peerId.equals("ann") ? "Ann" : ""));
  }

  private void close(String peerId) {
    here.message(peerId, new PeerMessage.Close());
  }

  private List<Missed> missed() {
    return here.state().missed();
  }
}
