package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.call.SignallingTraits;
import dev.parley.media.TestMedia;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What browsers take is taken here: what cannot be used is refused, and the rest runs. */
@Tag("media")
class OddDescriptionsTest {
  private final AtomicInteger pictures = new AtomicInteger();
  private final Played call = new Played();
  private final ForeignPeer peer =
      new ForeignPeer(candidate -> call.side.remoteCandidate(candidate), false);

  private final class Played extends ForeignCall {
    Played() {
      super(pictures);
    }

    @Override
    public void localCandidate(IceCandidate candidate) {
      peer.remoteCandidate(candidate);
    }
  }

  @BeforeEach
  void open() {
    call.open();
  }

  @AfterEach
  void close() {
    Closing.all(call, peer, TestCall::capturesGone);
  }

  @Test
  void anOfferWithoutABundleHasATransportForEachSection() throws Exception {
    String answer = connect(SectionEdits::withoutBundle);
    call.tell(peer.answer(next(Type.OFFER), UnaryOperator.identity()));

    assertFalse(answer.contains("a=group:BUNDLE"));
    runs();
  }

  @Test
  void anOfferWithoutMidsIsTaken() throws Exception {
    connect(SectionEdits::withoutMids);
    call.tell(peer.answer(next(Type.OFFER), UnaryOperator.identity()));

    runs();
  }

  @Test
  void aFirstSectionWithoutAKnownCodecIsRefused() throws Exception {
    String answer = connect(sdp -> SectionEdits.unknownCodecs(sdp, 0));

    assertEquals("0", port(answer, 0));
    call.pictures();
    assertFalse(call.failed);
  }

  @Test
  void aSecondSectionWithoutAKnownCodecIsRefused() throws Exception {
    String answer = connect(sdp -> SectionEdits.unknownCodecs(sdp, 1));

    assertEquals("0", port(answer, 1));
    hears();
    assertFalse(call.failed);
  }

  @Test
  void anUnknownFirstSectionWithoutABundleIsRefused() throws Exception {
    String answer = connect(sdp -> SectionEdits.withoutBundle(SectionEdits.unknownCodecs(sdp, 0)));

    assertEquals("0", port(answer, 0));
    call.pictures();
  }

  @Test
  void aPeerThatStopsItsSoundIsStillSeen() throws Exception {
    begin();

    peer.stop(0);
    assertEquals("0", port(offer(UnaryOperator.identity()), 0));
    call.pictures();

    peer.add(false);
    offer(UnaryOperator.identity());
    runs();
  }

  @Test
  void aPeerThatStopsItsPictureIsStillHeard() throws Exception {
    begin();

    peer.stop(1);
    assertEquals("0", port(offer(UnaryOperator.identity()), 1));
    hears();

    peer.add(true);
    String answer = offer(UnaryOperator.identity());
    runs();
    assertTrue(SectionEdits.parts(answer).get(2).contains("a=sendrecv"), answer); // and sees again
  }

  /** The side may offer by itself meanwhile; it is the polite one, and gives way. */
  @Test
  void aPeerThatStopsAllIsSeenAndHeardAgain() throws Exception {
    connect(
        new NegotiationRole(true, false, SignallingTraits.BROWSER), // without a channel
        UnaryOperator.identity());
    runs();

    peer.stop(0);
    peer.stop(1);
    offerOverOthers();
    peer.add(false);
    peer.add(true);
    offerOverOthers();

    runs();
  }

  @Test
  void aCodecThatBecomesUnknownLaterEndsThatSectionOnly() throws Exception {
    begin();

    String answer = offer(sdp -> SectionEdits.unknownCodecs(sdp, 1));

    assertEquals("0", port(answer, 1));
    hears();
    assertFalse(call.failed);
  }

  @Test
  void aLaterOfferThatMakesNoSenseLeavesTheCallAsItIs() throws Exception {
    begin();

    call.tell(new SessionDescription(Type.OFFER, "nonsense"));
    call.tell(new SessionDescription(Type.OFFER, "v=0\r\n"));

    offer(UnaryOperator.identity());
    runs();
  }

  /** The side wants a data channel, which it offers once. */
  @Test
  void aRefusedDataChannelIsNotOfferedAgain() throws Exception {
    connect(UnaryOperator.identity());

    call.tell(peer.answer(next(Type.OFFER), sdp -> SectionEdits.refuseUnbundled(sdp, 2)));

    runs();
    offer(UnaryOperator.identity()); // is answered, for no other offer stands
    offer(UnaryOperator.identity());
    assertNull(call.told.poll());
    runs();
  }

  /** The side wants another path as fast as it is answered; each wish is an offer in the end. */
  @Test
  void offersAreLimitedWhateverAsksForThem() throws Exception {
    begin();
    Duration before = TestMedia.on(() -> TestMedia.loop().now());
    int offers = Negotiator.OFFERS_AT_ONCE + 15;
    for (int i = 0; i < offers; i++) {
      call.restart();
      call.tell(peer.answer(next(Type.OFFER), UnaryOperator.identity()));
    }
    Duration took = TestMedia.on(() -> TestMedia.loop().now()).minus(before);
    double allowed = Negotiator.OFFERS_AT_ONCE + 2 * took.toMillis() / 1000.0;
    assertTrue(offers <= allowed + 1, offers + " in " + took);
    runs();
  }

  private String connect(UnaryOperator<String> edit) throws Exception {
    return connect(NegotiationRole.ACCEPTER, edit);
  }

  private String connect(NegotiationRole role, UnaryOperator<String> edit) throws Exception {
    call.connect(role, peer.offer(edit));
    return answered();
  }

  /** Both have all that they want, the data channel of the side included. */
  private void begin() throws Exception {
    connect(UnaryOperator.identity());
    call.tell(peer.answer(next(Type.OFFER), UnaryOperator.identity()));
    runs();
  }

  /** Offers as edited; the answer. */
  private String offer(UnaryOperator<String> edit) throws Exception {
    SessionDescription offer = peer.offer(edit);
    call.tell(offer);
    return answered();
  }

  /** Offers whatever the side has offered, which the peer does not take. */
  private void offerOverOthers() throws Exception {
    call.tell(peer.offer(UnaryOperator.identity()));
    SessionDescription next = call.told.poll(10, TimeUnit.SECONDS);
    while (next != null && next.type() == Type.OFFER) {
      next = call.told.poll(10, TimeUnit.SECONDS);
    }
    assertNotNull(next);
    peer.answered(next.sdp());
  }

  private String answered() throws Exception {
    String answer = next(Type.ANSWER);
    peer.answered(answer);
    return answer;
  }

  /** What the side says next. */
  private String next(Type type) throws Exception {
    SessionDescription next = null;
    for (int i = 0; next == null && i < TestCall.LIMIT.toSeconds() && !call.failed; i++) {
      next = call.told.poll(1, TimeUnit.SECONDS);
    }
    assertFalse(call.failed);
    assertNotNull(next);
    assertEquals(type, next.type());
    return next.sdp();
  }

  private static String port(String sdp, int section) {
    return SectionEdits.parts(sdp).get(section + 1).split(" ")[1];
  }

  private void runs() {
    call.pictures();
    hears();
    assertFalse(call.failed);
  }

  private void hears() {
    TestMedia.await(
        "550 Hz", TestCall.LIMIT, () -> Math.abs(call.meter.frequency().orElse(0) - 550) <= 5);
  }
}
