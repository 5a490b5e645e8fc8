package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is in the channel, as the controller shows it. */
@Tag("unit")
class RosterTest {
  private final PeerFixture here = new PeerFixture().online();

  @Test
  void aPeerThatJoinsIsToldThatThisSideIsHere() {
    here.signalling.takeSaid();
    here.presence("ann", Presence.Status.READY, "Ann");
    assertEquals(List.of("ann: AVAILABLE"), here.signalling.takeSaid());
    assertEquals(
        List.of(new PeerState.PeerRow("ann", "Ann", PeerState.Standing.FREE)),
        here.state().peers());
  }

  @Test
  void theListIsSortedByNameWhateverItsCase() {
    here.presence("1", Presence.Status.AVAILABLE, "zoe");
    here.presence("2", Presence.Status.AVAILABLE, "Bob");
    here.presence("3", Presence.Status.AVAILABLE, "ann");
    assertEquals(List.of("ann", "Bob", "zoe"), names());
  }

  @Test
  void aPeerWithoutANameShowsTheHeadOfItsId() {
    here.presence("0123456789", Presence.Status.AVAILABLE, "");
    assertEquals(List.of("01234"), names());
  }

  @Test
  void twoPeersOfOneNameAreToldApart() {
    here.presence("aaaaaa", Presence.Status.AVAILABLE, "Ann");
    here.presence("bbbbbb", Presence.Status.AVAILABLE, "Ann");
    assertEquals(List.of("Ann (aaaaa)", "Ann (bbbbb)"), names());
  }

  @Test
  void aBusyPeerKeepsItsNameAndCanBeCalled() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.presence("ann", Presence.Status.UNAVAILABLE, "");
    assertEquals(
        List.of(new PeerState.PeerRow("ann", "Ann", PeerState.Standing.BUSY)),
        here.state().peers());
    here.loop.advance(Duration.ofSeconds(10));
    here.peer.connect("ann");
    here.loop.run();
    assertEquals(Phase.PREPARING_OFFER, here.phase());
  }

  @Test
  void whoJoinsDuringTheCallOfOthersSeesTheirNames() {
    here.presence("ann", Presence.Status.UNAVAILABLE, "Ann");
    assertEquals(
        List.of(new PeerState.PeerRow("ann", "Ann", PeerState.Standing.BUSY)),
        here.state().peers());
  }

  @Test
  void aClickThatWasAimedAtAFreePeerCounts() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(10));
    here.presence("ann", Presence.Status.UNAVAILABLE, "");
    here.peer.connect("ann");
    here.loop.run();
    assertEquals(Phase.PREPARING_OFFER, here.phase());
  }

  @Test
  void aPeerThatLeavesGoesAtOnceWithItsOffer() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.presence("ann", Presence.Status.GONE, "");
    assertTrue(here.state().peers().isEmpty());
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void silenceOfAMinuteIsAbsence() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(40));
    here.presence("bob", Presence.Status.AVAILABLE, "Bob");
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(List.of("Bob"), names());
  }

  @Test
  void anOfferThatIsNotRepeatedExpires() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.advance(Duration.ofSeconds(59));
    assertEquals(1, here.state().offers().size());
    here.loop.advance(Duration.ofSeconds(1));
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void anIgnoredOfferStaysAwayWhileItIsRepeated() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.peer.ignore("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertTrue(here.state().offers().isEmpty());
    assertTrue(here.signalling.said.stream().noneMatch(line -> line.contains("Close")));
  }

  @Test
  void aRepeatedOfferKeepsItsAge() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.advance(Duration.ofSeconds(45));
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertEquals(List.of(new PeerState.Offer("ann", "Ann", Duration.ZERO)), here.state().offers());
  }

  private List<String> names() {
    return here.state().peers().stream().map(PeerState.PeerRow::name).toList();
  }
}
