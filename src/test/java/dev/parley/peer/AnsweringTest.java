package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Offers that are accepted without a click. */
@Tag("unit")
class AnsweringTest {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration ALMOST = PAUSE.minusMillis(100);
  private static final Duration REST = Duration.ofMillis(200);

  private final PeerFixture here = new PeerFixture().withAnn();

  private void allow(Duration pause, String... whom) {
    here.peer.answer(new AllowList(List.of(whom), pause));
    here.loop.run();
  }

  private void annOffers() {
    here.message("ann", new PeerMessage.Offer("Ann"));
    here.loop.run();
  }

  @Test
  void aNamedPeerIsAcceptedAtOnceWhereNobodyLooks() {
    allow(Duration.ZERO, "Ann");
    annOffers();
    assertEquals(Phase.PREPARING_ACCEPT, here.phase());
  }

  @Test
  void anIdWillDoAsWellAndSoWillAll() {
    for (String whom : List.of("ann", "all")) {
      PeerFixture one = new PeerFixture().withAnn();
      one.peer.answer(new AllowList(List.of(whom), Duration.ZERO));
      one.message("ann", new PeerMessage.Offer("Ann"));
      one.loop.run();
      assertEquals(Phase.PREPARING_ACCEPT, one.phase(), whom);
    }
  }

  @Test
  void anotherWaitsForAPerson() {
    allow(Duration.ZERO, "Bob");
    annOffers();
    here.loop.advance(PAUSE);
    assertEquals(Phase.IDLE, here.phase());
    assertEquals(Optional.empty(), here.state().offers().get(0).answersAt());
  }

  @Test
  void atAWindowItTakesThePauseAndSaysWhen() {
    allow(PAUSE, "Ann");
    annOffers();
    PeerState.Offer offer = here.state().offers().get(0);
    assertEquals(Optional.of(offer.since().plus(PAUSE)), offer.answersAt());
    here.loop.advance(ALMOST.minus(StatePublisher.ROWS_EVERY));
    assertEquals(Phase.IDLE, here.phase());
    here.loop.advance(REST);
    assertEquals(Phase.PREPARING_ACCEPT, here.phase());
  }

  @Test
  void whoeverSaysNoMeanwhileIsHeard() {
    allow(PAUSE, "Ann");
    annOffers();
    here.peer.ignore("ann");
    here.loop.advance(PAUSE.multipliedBy(2));
    assertEquals(Phase.IDLE, here.phase());
  }

  @Test
  void anOfferThatWasTakenBackIsNotAnswered() {
    allow(PAUSE, "Ann");
    annOffers();
    here.message("ann", new PeerMessage.Close());
    here.loop.advance(PAUSE.multipliedBy(2));
    assertEquals(Phase.IDLE, here.phase());
  }

  @Test
  void inACallTheNextOneWaitsAndHasItsPauseAfterwards() {
    PeerFixture call = new PeerFixture().connected();
    call.peer.answer(new AllowList(List.of("all"), PAUSE));
    call.message("bob", new PeerMessage.Offer("Bob"));
    call.loop.advance(PAUSE.multipliedBy(2));
    assertEquals(Phase.CONNECTED, call.phase());
    call.peer.close();
    call.loop.advance(ALMOST);
    assertEquals(Phase.IDLE, call.phase());
    call.loop.advance(REST);
    assertEquals(Phase.PREPARING_ACCEPT, call.phase());
  }

  @Test
  void withoutAServerNobodyWouldHearTheAnswer() {
    allow(Duration.ZERO, "Ann");
    here.loop.act(() -> here.signalling.heard().link(Link.of(Link.State.CONNECTING)));
    annOffers();
    assertEquals(Phase.IDLE, here.phase());
    here.loop.act(() -> here.signalling.heard().link(Link.of(Link.State.ONLINE)));
    here.loop.run();
    assertEquals(Phase.PREPARING_ACCEPT, here.phase());
  }
}
