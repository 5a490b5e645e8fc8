package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is in the channel, as the controller shows it. */
class RosterTest {
  private final PeerFixture here = new PeerFixture().online();

  @Test
  void whoever_joins_is_told_that_this_side_is_here() {
    here.signalling.takeSaid();
    here.presence("ann", Presence.Status.READY, "Ann");
    assertEquals(List.of("ann: AVAILABLE"), here.signalling.takeSaid());
    assertEquals(List.of(new PeerState.PeerRow("ann", "Ann", true)), here.state().peers());
  }

  @Test
  void the_list_is_sorted_by_name_whatever_its_case() {
    here.presence("1", Presence.Status.AVAILABLE, "zoe");
    here.presence("2", Presence.Status.AVAILABLE, "Bob");
    here.presence("3", Presence.Status.AVAILABLE, "ann");
    assertEquals(List.of("ann", "Bob", "zoe"), names());
  }

  @Test
  void a_peer_without_a_name_shows_the_head_of_its_id() {
    here.presence("0123456789", Presence.Status.AVAILABLE, "");
    assertEquals(List.of("01234"), names());
  }

  @Test
  void two_peers_of_one_name_are_told_apart() {
    here.presence("aaaaaa", Presence.Status.AVAILABLE, "Ann");
    here.presence("bbbbbb", Presence.Status.AVAILABLE, "Ann");
    assertEquals(List.of("Ann (aaaaa)", "Ann (bbbbb)"), names());
  }

  @Test
  void a_busy_peer_keeps_its_name_and_cannot_be_called() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.presence("ann", Presence.Status.UNAVAILABLE, "");
    assertEquals(List.of(new PeerState.PeerRow("ann", "Ann", false)), here.state().peers());
    here.peer.connect("ann");
    here.loop.run();
    assertEquals(Phase.IDLE, here.phase());
  }

  @Test
  void a_peer_that_leaves_goes_at_once_with_its_offer() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.presence("ann", Presence.Status.GONE, "");
    assertTrue(here.state().peers().isEmpty());
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void silence_of_a_minute_is_absence() {
    here.presence("ann", Presence.Status.AVAILABLE, "Ann");
    here.loop.advance(Duration.ofSeconds(40));
    here.presence("bob", Presence.Status.AVAILABLE, "Bob");
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(List.of("Bob"), names());
  }

  @Test
  void an_offer_that_is_not_repeated_expires() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.advance(Duration.ofSeconds(59));
    assertEquals(1, here.state().offers().size());
    here.loop.advance(Duration.ofSeconds(1));
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void an_ignored_offer_stays_away_while_it_is_repeated() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.peer.ignore("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertTrue(here.state().offers().isEmpty());
    assertTrue(here.signalling.said.stream().noneMatch(line -> line.contains("Close")));
  }

  @Test
  void a_repeated_offer_keeps_its_age() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.advance(Duration.ofSeconds(45));
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertEquals(List.of(new PeerState.Offer("ann", "Ann", Duration.ZERO)), here.state().offers());
  }

  private List<String> names() {
    return here.state().peers().stream().map(PeerState.PeerRow::name).toList();
  }
}
