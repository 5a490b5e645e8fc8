package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.Connection;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One call, from the first click to the last, as the two sides of it see it. */
class CallTest {
  private static final PeerMessage.Description OFFER =
      new PeerMessage.Description(PeerMessage.Description.Type.OFFER, "v=0");
  private static final PeerMessage.Candidate CANDIDATE =
      new PeerMessage.Candidate("candidate:1", "0", 0, null);

  private final PeerFixture here = new PeerFixture();

  @Test
  void local_media_comes_first_and_then_the_offer() {
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
  void the_offerer_becomes_the_polite_side_of_an_accepted_call() {
    here.connecting();
    assertEquals(Phase.CONNECTING, here.phase());
    assertTrue(here.connections.latest().polite());
  }

  @Test
  void the_accepter_becomes_the_impolite_side_once_its_media_is_ready() {
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
  void descriptions_and_candidates_go_both_ways() {
    here.connecting();
    here.signalling.takeSaid();
    here.message("ann", OFFER);
    here.message("ann", CANDIDATE);
    here.loop.act(
        () ->
            here.connections
                .latest()
                .says()
                .localDescription(
                    new Connection.Description(Connection.Description.Type.ANSWER, "v=0")));
    assertEquals(2, here.connections.latest().received.size());
    assertEquals(List.of("ann: Description"), here.signalling.takeSaid());
  }

  @Test
  void what_a_stranger_sends_during_a_call_is_dropped() {
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
  void descriptions_before_the_call_is_accepted_are_dropped() {
    here.offering();
    here.message("ann", OFFER);
    here.message("ann", CANDIDATE);
    assertEquals(Phase.OFFERING, here.phase());
  }

  @Test
  void hanging_up_closes_here_and_tells_the_peer() {
    here.connected();
    here.peer.close();
    here.loop.run();
    assertEquals(List.of("ann: Close", "all: AVAILABLE"), here.signalling.takeSaid());
    assertIdle(EndReason.CLOSED);
    assertEquals("", here.state().notice());
  }

  @Test
  void the_peer_hangs_up() {
    here.connected();
    here.message("ann", new PeerMessage.Close());
    assertIdle(EndReason.CLOSED_BY_PEER);
    assertEquals("Ann has ended the call.", here.state().notice());
  }

  @Test
  void the_peer_declines() {
    here.offering();
    here.message("ann", new PeerMessage.Close());
    assertIdle(EndReason.DECLINED);
  }

  @Test
  void the_peer_takes_its_offer_back_while_it_is_being_accepted() {
    here.offered();
    here.peer.accept("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Close());
    assertIdle(EndReason.RESCINDED);
  }

  @Test
  void the_peer_takes_its_offer_back() {
    here.offered();
    here.message("ann", new PeerMessage.Close());
    assertTrue(here.state().offers().isEmpty());
  }

  @Test
  void the_peer_leaves_in_the_call() {
    here.connected();
    here.presence("ann", Presence.Status.GONE, "");
    assertIdle(EndReason.LEFT);
    assertEquals("Ann has left.", here.state().notice());
  }

  @Test
  void an_offer_that_nobody_answers_ends_after_a_minute() {
    here.offering();
    here.signalling.takeSaid();
    here.loop.advance(Line.NO_ANSWER_AFTER);
    assertEquals(List.of("ann: Close", "all: AVAILABLE"), here.signalling.takeSaid());
    assertIdle(EndReason.NO_ANSWER);
  }

  @Test
  void an_offer_is_repeated_at_each_beat() {
    here.offering();
    here.signalling.takeSaid();
    here.loop.act(() -> here.signalling.heard().beat());
    assertEquals(List.of("all: UNAVAILABLE", "ann: Offer"), here.signalling.takeSaid());
  }

  @Test
  void media_that_cannot_start_ends_the_call_on_both_sides() {
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
    assertEquals("The camera does not start.", here.state().notice());
  }

  @Test
  void a_failure_at_the_peer_ends_the_call() {
    here.connecting();
    here.message("ann", new PeerMessage.Failed());
    assertIdle(EndReason.FAILED_AT_PEER);
  }

  @Test
  void an_interruption_is_shown_and_passes() {
    here.connected();
    here.connection(Connection.State.INTERRUPTED);
    assertEquals(Phase.INTERRUPTED, here.phase());
    here.connection(Connection.State.CONNECTED);
    assertEquals(Phase.CONNECTED, here.phase());
  }

  @Test
  void both_offer_and_the_lower_id_accepts() {
    here.offering(); // "ann" is lower than "m": this side goes on waiting for her accept
    here.message("ann", new PeerMessage.Offer("Ann"));
    assertEquals(Phase.OFFERING, here.phase());
    assertTrue(here.state().offers().isEmpty());
    here.message("ann", new PeerMessage.Accept("Ann"));
    assertTrue(here.connections.latest().polite());
  }

  @Test
  void both_offer_and_this_side_has_the_lower_id() {
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
  void an_offer_that_came_while_media_was_starting_is_accepted() {
    here.withAnn();
    here.peer.connect("ann");
    here.loop.run();
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.act(() -> here.connections.latest().mediaIsReady());
    assertEquals(List.of("ann: Accept", "all: UNAVAILABLE"), here.signalling.takeSaid());
    assertEquals(Phase.CONNECTING, here.phase());
  }

  @Test
  void a_second_connect_during_a_call_changes_nothing() {
    here.connected();
    here.presence("zoe", Presence.Status.AVAILABLE, "Zoe");
    here.peer.connect("zoe");
    here.loop.run();
    assertEquals(1, here.connections.count());
  }

  @Test
  void leaving_ends_the_call_and_says_goodbye() {
    here.connected();
    here.peer.leave();
    here.loop.run();
    assertEquals(List.of("ann: Close", "all: AVAILABLE", "all: GONE"), here.signalling.takeSaid());
    assertIdle(EndReason.CLOSED);
  }

  @Test
  void a_lost_server_does_not_touch_the_call() {
    here.connected();
    here.loop.act(
        () ->
            here.signalling.becomes(
                new dev.parley.signalling.Link(
                    dev.parley.signalling.Link.State.WAITING, "lost", Duration.ofSeconds(5))));
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
