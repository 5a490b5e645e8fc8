package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.call.SessionDescription.Type;
import dev.parley.media.TestMedia;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A connection that is made while the peer is still being asked. */
@Tag("media")
class PreparedTest {
  private final TestCall call = TestCall.ofTestMedia().opened();

  @AfterEach
  void close() {
    Closing.all(call, call::gone);
  }

  @Test
  void nothingLeavesBeforeThePeerAccepts() {
    prepared(call.polite);
    assertEquals(List.of(), call.polite.sent);
    assertEquals(0, call.polite.candidates);
  }

  @Test
  void onceItAcceptsTheOfferGoesWithItsCandidates() {
    prepared(call.polite);
    call.connected();
    assertEquals(Type.OFFER, call.polite.sent.get(0).type());
    assertTrue(call.polite.sent.get(0).sdp().contains("a=candidate:"));
    eachSeesTheOther();
  }

  @Test
  void anAcceptThatComesBeforeTheOfferIsMadeMakesNoDifference() {
    TestMedia.on(
        () -> {
          call.polite.connection.prepare();
          return null;
        });
    call.connected();
    assertEquals(1, call.polite.sent.stream().filter(sent -> sent.type() == Type.OFFER).count());
    eachSeesTheOther();
  }

  @Test
  void whatWasPreparedInAnotherNetworkIsNotUsed() {
    prepared(call.polite);
    TestMedia.on(
        () -> {
          call.polite.connection.networkChanged();
          return null;
        });
    assertNull(TestMedia.on(call.polite::session));
    call.connected();
    eachSeesTheOther();
  }

  @Test
  void whoAcceptsAfterAllLeavesTheOfferToTheOther() {
    prepared(call.impolite);
    call.connected();
    assertEquals(Type.ANSWER, call.impolite.sent.get(0).type());
    eachSeesTheOther();
  }

  @Test
  void nothingIsSaidToStandBetweenTwoWhoHaveNotTried() {
    prepared(call.polite);
    assertEquals("", TestMedia.on(() -> call.polite.connection.obstacle()));
  }

  /** With a candidate at least. */
  private static void prepared(TestCall.Side side) {
    TestMedia.on(
        () -> {
          side.connection.prepare();
          return null;
        });
    TestMedia.await(
        "an offer with a candidate",
        TestCall.LIMIT,
        () -> side.session().standingOffer().contains("a=candidate:"));
  }

  private void eachSeesTheOther() {
    TestMedia.await(
        "each sees the other",
        TestCall.LIMIT,
        () -> call.polite.pictures.get() > 0 && call.impolite.pictures.get() > 0);
  }
}
