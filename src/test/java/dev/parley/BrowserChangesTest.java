package dev.parley;

import dev.parley.BrowserCall.Caller;
import dev.parley.call.PictureKind;
import dev.parley.media.TestMedia;
import dev.parley.media.test.TestFrames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In a call with a web peer in a real browser each side changes what it sends: the other sees and
 * hears it, and is told.
 */
@Tag("media")
class BrowserChangesTest {
  /** Of Ann's screen, {@link TestFrames.Colour#BLUE}. */
  private static final int BLUE = 0x0000fe;

  private BrowserCall call;

  @AfterEach
  void close() {
    if (call != null) {
      call.close();
    }
  }

  @Test
  void whoIsMutedIsNotHeardAndBothAreToldSo() {
    call = BrowserCall.by(Caller.PARLEY);

    call.ann.peer.microphone(false);
    call.web.awaitPeerSends("sends camera");
    call.web.awaitSilence();
    call.ann.peer.microphone(true);
    call.pageHearsAnn();
    call.web.awaitPeerSends("sends microphone camera");

    call.web.microphone("off");
    call.annIsTold(false, PictureKind.CAMERA);
    call.annNotices("silence", () -> call.ann.meter.level() < 0.001);
    call.web.microphone("on");
    call.annIsTold(true, PictureKind.CAMERA);
    call.annHears();
    call.isTheSameCall();
  }

  @Test
  void aCameraThatIsOffIsNotSeenAndBothAreToldSo() {
    call = BrowserCall.by(Caller.BROWSER);

    call.ann.peer.camera(false);
    call.web.awaitPeerSends("sends microphone");
    call.web.awaitNoPictures();
    call.ann.peer.camera(true);
    call.web.awaitPeerSends("sends microphone camera");
    call.pageSeesAndHearsAnn();

    call.web.camera("disabled");
    call.annIsTold(true, PictureKind.NONE);
    call.annNotices("black", () -> call.ann.colour == 0);
    call.web.camera("on");
    call.annIsTold(true, PictureKind.CAMERA);
    call.annSeesCamera();
    for (String how : new String[] {"replaced", "oneway"}) {
      call.web.camera(how);
      call.annIsTold(true, PictureKind.NONE);
      call.noPicturesComeToAnn();
      call.web.camera("on");
      call.annIsTold(true, PictureKind.CAMERA);
      call.picturesComeToAnn();
    }
    call.mediaBothWays();
    call.isTheSameCall();
  }

  @Test
  void aScreenIsSeenInPlaceOfTheCameraHoweverItIsSent() {
    TestMedia.colourForScreens(TestFrames.Colour.BLUE);
    call = BrowserCall.by(Caller.PARLEY);

    call.ann.peer.share("screen");
    call.web.awaitPeerSends("sends microphone screen");
    call.web.awaitColour(BLUE, BrowserCall.COLOUR_TOLERANCE);
    call.ann.peer.share("");
    call.web.awaitPeerSends("sends microphone camera");
    call.pageSeesAndHearsAnn();

    for (String how : new String[] {"instead", "beside", "beside"}) {
      call.web.screen(how);
      call.annIsTold(true, PictureKind.SCREEN);
      call.annSeesScreen();
      call.web.screen("off");
      call.annIsTold(true, PictureKind.CAMERA);
      call.annSeesCamera();
    }
    call.mediaBothWays();
    call.isTheSameCall();
  }

  @Test
  void ofAPageThatSaysNothingTheDescriptionsTell() {
    call = BrowserCall.withoutTalkBy(Caller.PARLEY);
    call.annIsTold(true, PictureKind.CAMERA);

    call.web.camera("oneway");
    call.annIsTold(true, PictureKind.NONE);
    call.noPicturesComeToAnn();
    call.web.camera("on");
    call.annIsTold(true, PictureKind.CAMERA);
    call.annSeesCamera();

    // what no description tells is noticed by the pictures that do not come
    call.web.camera("replaced");
    call.annNotices(
        "a frozen picture", () -> call.ann.state.front().orElseThrow().media().frozen());
    call.web.camera("on");
    call.annNotices("pictures", () -> !call.ann.state.front().orElseThrow().media().frozen());
    call.web.camera("disabled");
    call.annNotices("black", () -> call.ann.colour == 0);
    call.picturesComeToAnn();
    call.annIsTold(true, PictureKind.CAMERA);
    call.web.camera("on");
    call.mediaBothWays();
    call.isTheSameCall();
  }
}
