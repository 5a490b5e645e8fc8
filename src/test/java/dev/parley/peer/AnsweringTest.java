package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.identity.SelfCertifyingId;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private static final String REAL = SelfCertifyingId.of("a".repeat(64));
  private static final String OTHER = SelfCertifyingId.of("b".repeat(64));

  private final Map<String, String> kept = new HashMap<>();

  private PeerFixture answering(Map<String, String> known, String... whom) {
    PeerFixture one = new PeerFixture().withAnn();
    AllowList allowed = new AllowList(List.of(whom), Duration.ZERO);
    one.peer.answer(allowed, new AllowList.FirstIds(known, kept::put));
    one.loop.run();
    return one;
  }

  private static Phase afterOffer(PeerFixture here, String peerId, String name) {
    here.message(peerId, new PeerMessage.Offer(name));
    here.loop.run();
    return here.phase();
  }

  @Test
  void whoComesFirstUnderABareNameIsRemembered() {
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(answering(Map.of(), "Ann"), REAL, "Ann"));
    assertEquals(Map.of("Ann", REAL), kept);
  }

  /** A web page makes one anew each time, and anybody can come under one that was chosen. */
  @Test
  void butNotWhereAnybodyCouldHaveTheId() {
    PeerFixture one = answering(Map.of(), "Ann");
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, "ann", "Ann"));
    assertEquals(Map.of(), kept);
    one.message("ann", new PeerMessage.Close());
    one.loop.run();
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, REAL, "Ann"));
    assertEquals(Map.of("Ann", REAL), kept);
  }

  @Test
  void anotherUnderThatNameIsNotAccepted() {
    PeerFixture one = answering(Map.of("Ann", REAL), "Ann");
    assertEquals(Phase.IDLE, afterOffer(one, "ann", "Ann"));
    assertEquals(Optional.empty(), one.state().offers().get(0).answersAt());
    assertEquals(Map.of(), kept);
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, REAL, "Ann"));
  }

  @Test
  void norIsThatOneUnderAnotherName() {
    assertEquals(Phase.IDLE, afterOffer(answering(Map.of("Ann", "ann"), "Ann"), "ann", "Bob"));
  }

  /** An id that was chosen by hand may be what somebody else is called. */
  @Test
  void anIdThatReadsLikeTheNameIsNotAcceptedEither() {
    PeerFixture one = answering(Map.of("Ann", REAL), "Ann");
    assertEquals(Phase.IDLE, afterOffer(one, "Ann", "Zoe"));
  }

  @Test
  void oneNameThatIsSomebodyElsesDoesNotStandInTheWayOfAnother() {
    PeerFixture one = answering(Map.of("Ann", REAL), "Ann", "ann");
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, "ann", "Ann"));
    assertEquals(Map.of(), kept);
  }

  @Test
  void anEndlessIdIsNotKept() {
    PeerFixture one = answering(Map.of(), "Ann");
    assertEquals(Phase.IDLE, afterOffer(one, "x".repeat(257), "Ann"));
    assertEquals(Map.of(), kept);
  }

  @Test
  void withinOneSessionThereIsOneOfAName() {
    PeerFixture one = answering(Map.of(), "Ann");
    afterOffer(one, REAL, "Ann");
    one.message(REAL, new PeerMessage.Close());
    one.loop.run();
    assertEquals(Phase.IDLE, afterOffer(one, OTHER, "Ann"));
    assertEquals(Phase.IDLE, afterOffer(one, "other", "Ann"));
  }

  /** It cannot be anybody's name, and only its owner can log in under it. */
  @Test
  void anIdThatBelongsToASecretIsNeverAName() {
    String id = SelfCertifyingId.of("0".repeat(64));
    PeerFixture one = answering(Map.of(), id);
    assertEquals(Phase.IDLE, afterOffer(one, "other", id));
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, id, "Ann"));
    assertEquals(Map.of(), kept);
  }

  /** As the caller's own version may show it: whole, or in the form of the web peers. */
  @Test
  void aNameIsTheSameWithItsHyphenOrWithout() {
    PeerFixture one = answering(Map.of(), "Jean Luc OBrien");
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, REAL, "Jean-Luc O'Brien"));
    PeerFixture two = answering(Map.of(), "Jean-Luc O’Brien");
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(two, REAL, "Jean Luc OBrien"));
    PeerFixture three = answering(Map.of(), "Jean Luc");
    assertEquals(Phase.IDLE, afterOffer(three, REAL, "Jean-Luc O'Brien"));
  }

  @Test
  void whatMayBeAnIdIsNoName() {
    PeerFixture one = answering(Map.of(), "robot-17");
    assertEquals(Phase.IDLE, afterOffer(one, "other", "robot-17"));
    assertEquals(Phase.IDLE, afterOffer(one, "another", "robot 17"));
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, "robot-17", "Ann"));
  }

  /** At a call desk each call has an id of its own. */
  @Test
  void whereIdsDoNotLastANameIsAllThereIs() {
    PeerFixture one = new PeerFixture().withAnn();
    one.signalling.idsLast = false;
    AllowList allowed = new AllowList(List.of("Ann"), Duration.ZERO);
    one.peer.answer(allowed, new AllowList.FirstIds(Map.of("Ann", "call-1"), kept::put));
    one.loop.run();
    assertEquals(Phase.PREPARING_ACCEPT, afterOffer(one, "ann", "Ann"));
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
  void anIgnoredOfferIsNotAnswered() {
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
