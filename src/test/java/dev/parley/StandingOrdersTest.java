package dev.parley;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingOrdersTest {
  private final Intents intents = mock(Intents.class);

  @Test
  void anOfferOfANamedPeerIsAcceptedAndAnotherIsNot() {
    StandingOrders orders = new StandingOrders(List.of("Ann"), null, intents);
    orders.look(idle(List.of(), List.of(offer("b", "Bob"))));
    orders.look(idle(List.of(), List.of(offer("a", "Ann"))));
    verify(intents).accept("a");
    verify(intents, never()).accept("b");
  }

  @Test
  void allAreAcceptedByAll() {
    new StandingOrders(List.of("all"), null, intents)
        .look(idle(List.of(), List.of(offer("b", "Bob"))));
    verify(intents).accept("b");
  }

  @Test
  void aPeerIsCalledOnceWhenItIsThereAndFree() {
    StandingOrders orders = new StandingOrders(List.of(), "Ann", intents);
    orders.look(idle(List.of(), List.of()));
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", false)), List.of()));
    verify(intents, never()).connect("a");
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", true)), List.of()));
    orders.look(idle(List.of(new PeerState.PeerRow("a", "Ann", true)), List.of()));
    verify(intents, times(1)).connect("a");
  }

  @Test
  void nothingIsDoneDuringACall() {
    PeerState busy =
        new PeerState(
            idle(List.of(), List.of()).status(),
            "home",
            "Me",
            true,
            List.of(new PeerState.PeerRow("a", "Ann", true)),
            List.of(offer("b", "Bob")),
            List.of(),
            Phase.CONNECTED,
            Optional.of(new PeerState.Partner("c", "Cid", Optional.empty())),
            "",
            PeerState.Media.ALL);
    new StandingOrders(List.of("all"), "Ann", intents).look(busy);
    verify(intents, never()).connect("a");
    verify(intents, never()).accept("b");
  }

  private static PeerState.Offer offer(String peerId, String name) {
    return new PeerState.Offer(peerId, name, Duration.ZERO);
  }

  private static PeerState idle(List<PeerState.PeerRow> peers, List<PeerState.Offer> offers) {
    return new PeerState(
        new PeerState.Status("Online", "", PeerState.Tone.GOOD, Optional.empty(), false, false),
        "home",
        "Me",
        true,
        peers,
        offers,
        List.of(),
        Phase.IDLE,
        Optional.empty(),
        "",
        PeerState.Media.ALL);
  }
}
