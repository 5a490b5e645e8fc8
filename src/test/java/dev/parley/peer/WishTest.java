package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.signalling.PeerMessage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person wants to send of themselves, from the click to the connection and back. */
@Tag("unit")
class WishTest {
  private static final MediaState SCREEN = new MediaState(true, PictureKind.SCREEN);

  private final PeerFixture here = new PeerFixture();

  @Test
  void aCallWithEverythingNeedsNoWish() {
    here.connected();
    assertEquals(List.of(), wishes());
  }

  @Test
  void muting() {
    here.connected();
    want(() -> here.peer.microphone(false));
    assertEquals(List.of(new SendSettings(false, true, "", false)), wishes());
    assertFalse(here.state().local().wanted().microphone());
  }

  @Test
  void theSameAgainIsNotSaidAgain() {
    here.connected();
    want(() -> here.peer.camera(false));
    want(() -> here.peer.camera(false));
    assertEquals(List.of(new SendSettings(true, false, "", false)), wishes());
  }

  @Test
  void eachWishKeepsTheOthers() {
    here.connected();
    want(() -> here.peer.microphone(false));
    want(() -> here.peer.share("window:0x7"));
    want(() -> here.peer.camera(false));
    assertEquals(new SendSettings(false, false, "window:0x7", false), wishes().get(2));
  }

  @Test
  void aWishCountsWhileMediaIsBeingOpened() {
    here.withAnn();
    want(() -> here.peer.connect("ann"));
    want(() -> here.peer.microphone(false));
    assertEquals(List.of(new SendSettings(false, true, "", false)), wishes());
    assertFalse(here.state().local().own().microphone());
  }

  @Test
  void withoutACallThereIsNothingToWish() {
    here.withAnn();
    want(() -> here.peer.camera(false));
    assertTrue(here.state().local().wanted().camera());
  }

  @Test
  void aNewCallBeginsHeardAndWithTheCameraAsItWasLeft() {
    here.connected();
    want(() -> here.peer.microphone(false));
    want(() -> here.peer.camera(false));
    want(() -> here.peer.share("screen"));
    want(here.peer::close);
    want(() -> here.peer.connect("ann"));
    assertEquals(List.of(new SendSettings(true, false, "", false)), wishes());
  }

  @Test
  void theCameraOfANewCallIsDecidedBeforeItOpens() {
    here.connected();
    want(() -> here.peer.camera(false));
    here.message("ann", new PeerMessage.Close());
    assertEquals(PictureKind.NONE, here.state().local().own().picture());
  }

  @Test
  void whatIsReallySentIsTold() {
    here.connected();
    sends(new MediaState(true, PictureKind.NONE));
    assertEquals(new MediaState(true, PictureKind.NONE), here.state().local().own());
    assertTrue(here.state().local().wanted().camera(), "still wanted");
  }

  @Test
  void aFilmStaysAFilmFromScreenToScreenAndCallToCall() {
    here.connected();
    want(() -> here.peer.share("window:0x7"));
    want(() -> here.peer.shareAsFilm(true));
    want(() -> here.peer.share("screen"));
    assertEquals(new SendSettings(true, true, "screen", true), wishes().get(wishes().size() - 1));
    assertTrue(here.state().local().wanted().motion());
  }

  @Test
  void aWindowThatClosesEndsTheShareForGood() {
    here.connected();
    want(() -> here.peer.share("window:0x7"));
    sends(SCREEN);
    sends(MediaState.ALL);
    want(() -> here.peer.microphone(false));
    assertEquals(new SendSettings(false, true, "", false), wishes().get(wishes().size() - 1));
  }

  @Test
  void onTheWayFromOneScreenToAnotherThereMayBeNone() {
    here.connected();
    want(() -> here.peer.share("window:0x7"));
    sends(SCREEN);
    want(() -> here.peer.share("window:0x8"));
    sends(new MediaState(true, PictureKind.NONE));
    assertEquals("window:0x8", here.state().local().wanted().screen());
    sends(SCREEN);
    sends(MediaState.ALL);
    assertEquals("", here.state().local().wanted().screen(), "and the second ends by itself");
  }

  @Test
  void theSecondScreenMayEndByItselfThoughNothingWasSaidOfItsBeginning() {
    here.connected();
    want(() -> here.peer.share("window:0x7"));
    sends(SCREEN);
    want(() -> here.peer.share("window:0x8"));
    here.loop.advance(LocalMedia.SHARE_LIMIT);
    sends(MediaState.ALL);
    assertEquals("", here.state().local().wanted().screen());
  }

  @Test
  void whoStopsAndSharesAgainAtOnceIsHeard() {
    here.connected();
    want(() -> here.peer.share("screen"));
    sends(SCREEN);
    want(() -> here.peer.share(""));
    want(() -> here.peer.share("screen"));
    sends(new MediaState(true, PictureKind.NONE));
    assertEquals("screen", here.state().local().wanted().screen());
  }

  @Test
  void aScreenThatDoesNotComeIsGivenUp() {
    here.connected();
    want(() -> here.peer.share("screen"));
    here.loop.advance(LocalMedia.SHARE_LIMIT);
    assertEquals("", here.state().local().wanted().screen());
    assertEquals(SendSettings.ALL, wishes().get(1));
  }

  @Test
  void aScreenThatCameStays() {
    here.connected();
    want(() -> here.peer.share("screen"));
    sends(SCREEN);
    here.loop.advance(LocalMedia.SHARE_LIMIT);
    assertEquals("screen", here.state().local().wanted().screen());
  }

  @Test
  void anotherScreenHasItsOwnTime() {
    here.connected();
    want(() -> here.peer.share("screen"));
    here.loop.advance(LocalMedia.SHARE_LIMIT.dividedBy(2));
    want(() -> here.peer.share("window:0x7"));
    here.loop.advance(LocalMedia.SHARE_LIMIT.dividedBy(2));
    assertEquals("window:0x7", here.state().local().wanted().screen());
  }

  private void want(Runnable wish) {
    wish.run();
    here.loop.run();
  }

  private void sends(MediaState sent) {
    here.loop.act(() -> here.connections.latest().says().sends(sent));
  }

  /** Of the newest connection. */
  private List<SendSettings> wishes() {
    return here.connections.latest().wishes;
  }
}
