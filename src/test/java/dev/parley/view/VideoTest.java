package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.test.TestFrames;
import dev.parley.media.test.TestFrames.Colour;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class VideoTest {
  private static final TestStates CALLING = alone().call(Phase.OFFERING, "1002", "Alice", null);
  private static final TestStates CONNECTING =
      alone().call(Phase.CONNECTING, "1002", "Alice", null);
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private final TestFrames frames = new TestFrames();
  private OpenView open;

  @AfterEach
  void close() {
    open.close();
    assertEquals(0, frames.holds(), "each frame given back, once");
  }

  @Test
  void thePeersPictureIsShown() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    assertClose(Color.RED, open.colourAt(0.5, 0.5));
  }

  @Test
  void aPictureOfAnotherShapeHasBlackBars() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 360, 640));
    assertClose(Color.BLACK, open.colourAt(0.1, 0.5));
    assertClose(Color.RED, open.colourAt(0.5, 0.5));
  }

  @Test
  void onesOwnPictureFillsTheWindowWhileCalling() throws Exception {
    open = new OpenView(CALLING);
    send(open.view.localVideo(), frames.solid(Colour.GREEN, 360, 640));
    assertClose(Color.LIME, open.colourAt(0.02, 0.5));
  }

  @Test
  void onesOwnPictureIsMirrored() throws Exception {
    open = new OpenView(CALLING);
    send(open.view.localVideo(), frames.halves(Colour.RED, Colour.BLUE, 640, 480, 0));
    assertClose(Color.BLUE, open.colourAt(0.1, 0.5));
    assertClose(Color.RED, open.colourAt(0.9, 0.5));
  }

  @Test
  void thePeersPictureIsNotMirrored() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.halves(Colour.RED, Colour.BLUE, 1280, 720, 0));
    assertClose(Color.RED, open.colourAt(0.1, 0.5));
  }

  @Test
  void aPictureOnItsSideIsTurnedUpright() throws Exception {
    open = new OpenView(CALL);
    // Clockwise by 90: the left as stored is on top as shown.
    send(open.view.remoteVideo("1002"), frames.halves(Colour.RED, Colour.BLUE, 640, 640, 90));
    assertClose(Color.RED, open.colourAt(0.5, 0.25));
    assertClose(Color.BLUE, open.colourAt(0.5, 0.8));
  }

  @Test
  void oddSizesAreShownToo() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 641, 479));
    assertClose(Color.RED, open.colourAt(0.5, 0.5));
  }

  @Test
  void inACallOnesOwnPictureIsInTheCorner() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    send(open.view.localVideo(), frames.solid(Colour.BLUE, 640, 480));
    assertClose(Color.BLUE, open.colourIn("local-video", 0.5, 0.5));
    assertClose(Color.RED, open.colourAt(0.5, 0.5));
  }

  @Test
  void theLastPictureFitsANewSizeWithoutANextOne() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    open.resize(700, 700);
    assertClose(Color.RED, open.colourAt(0.98, 0.5));
    assertClose(Color.BLACK, open.colourAt(0.5, 0.15));
  }

  @Test
  void nothingIsLeftOfACallThatIsOver() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    open.show(alone());
    assertEquals(0, frames.holds());
    open.show(CALL);
    assertClose(Color.BLACK, open.colourAt(0.2, 0.8));
  }

  @Test
  void aLateFrameOfAnOldCallIsNotKept() throws Exception {
    open = new OpenView(alone());
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    assertEquals(0, frames.holds());
  }

  @Test
  void aPictureThatComesBeforeTheCallStandsIsShownOnceItDoes() throws Exception {
    open = new OpenView(CONNECTING);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    assertEquals(0, open.view.remoteFramesShown());
    open.show(CALL);
    assertClose(Color.RED, open.colourAt(0.5, 0.5));
  }

  @Test
  void shownPicturesAreCounted() throws Exception {
    open = new OpenView(CALL);
    for (int sent = 1; sent <= 3; sent++) {
      send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 320, 180));
      long expected = sent;
      open.await("shown " + sent, () -> open.view.remoteFramesShown() == expected);
    }
  }

  @Test
  void theFirstPictureOfACallIsReported() throws Exception {
    open = new OpenView(CALL);
    AtomicInteger first = new AtomicInteger();
    open.view.onFirstRemoteFrame(peerId -> first.incrementAndGet());
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 320, 180));
    open.await("the first", () -> open.view.remoteFramesShown() == 1);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 320, 180));
    open.await("the second", () -> open.view.remoteFramesShown() == 2);
    assertEquals(1, first.get());
  }

  @Test
  void aFloodOfPicturesIsReleasedToTheLast() throws Exception {
    open = new OpenView(CALL);
    for (int sent = 0; sent < 200; sent++) {
      Frame frame = frames.solid(Colour.RED, 64, 36);
      open.view.remoteVideo("1002").frame(frame);
      frame.release();
    }
    open.pulse();
    assertTrue(frames.holds() <= 1, "the newest alone is kept: " + frames.holds());
  }

  @Test
  void aClosedViewTakesNoPictures() throws Exception {
    open = new OpenView(CALL);
    open.close();
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 64, 36));
    assertEquals(0, frames.holds());
  }

  @Test
  void aPeerWithoutACameraHasAFaceOfItsOwn() throws Exception {
    open = new OpenView(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    open.show(CALL.peerSends(true, PictureKind.NONE));
    assertEquals(0, frames.holds(), "no frozen picture");
    assertTrue(open.sees("faceless"));
    assertEquals("Alice’s camera is off", open.text("faceless-why"));
  }

  @Test
  void aPeerThatHasNoCameraIsToldFromOneWhoseCameraIsOff() throws Exception {
    open = new OpenView(CALL.peerSends(new MediaState(true, PictureKind.NONE, false, true)));
    assertTrue(open.sees("faceless"));
    assertEquals("Alice has no camera", open.text("faceless-why"));
  }

  @Test
  void onesOwnMissingCameraIsNamed() throws Exception {
    MediaState none = new MediaState(true, PictureKind.NONE, false, true);
    open = new OpenView(CALLING.wanting(true, true, "", none));
    assertTrue(open.sees("own-dark"));
    assertEquals("No camera", open.text("own-dark-why"));
    open.show(CALL.wanting(true, true, "", none));
    assertEquals("No camera", open.text("own-dark-why"));
    open.show(CALL.sending(true, false, ""));
    assertEquals("", open.text("own-dark-why"));
  }

  @Test
  void aLatePictureOfACameraThatIsOffIsNotShown() throws Exception {
    open = new OpenView(CALL.peerSends(true, PictureKind.NONE));
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 1280, 720));
    open.show(CALL);
    assertTrue(open.sees("faceless"));
    send(open.view.remoteVideo("1002"), frames.solid(Colour.BLUE, 1280, 720));
    assertClose(Color.BLUE, open.colourAt(0.5, 0.5));
    assertFalse(open.sees("faceless"));
  }

  @Test
  void aCameraThatComesBackIsNotTheFirstPictureOfTheCall() throws Exception {
    open = new OpenView(CALL);
    AtomicInteger first = new AtomicInteger();
    open.view.onFirstRemoteFrame(peerId -> first.incrementAndGet());
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 320, 180));
    open.await("the first", () -> open.view.remoteFramesShown() == 1);
    open.show(CALL.peerSends(true, PictureKind.NONE));
    open.show(CALL);
    send(open.view.remoteVideo("1002"), frames.solid(Colour.RED, 320, 180));
    open.await("the second", () -> open.view.remoteFramesShown() == 2);
    assertEquals(1, first.get());
  }

  @Test
  void onesOwnCameraThatIsOffIsDark() throws Exception {
    open = new OpenView(CALL);
    send(open.view.localVideo(), frames.solid(Colour.BLUE, 640, 480));
    open.show(CALL.sending(true, false, ""));
    assertEquals(0, frames.holds());
    assertTrue(open.sees("own-dark"));
  }

  @Test
  void onesOwnScreenIsShownWholeAndNotMirrored() throws Exception {
    open = new OpenView(CALL.sending(true, true, "screen"));
    send(open.view.localVideo(), frames.halves(Colour.RED, Colour.BLUE, 640, 180, 0));
    assertClose(Color.RED, open.colourIn("own-dark", 0.1, 0.5));
    assertClose(Color.BLUE, open.colourIn("own-dark", 0.9, 0.5));
  }

  private void send(FrameSink sink, Frame frame) {
    sink.frame(frame);
    frame.release();
    if (!open.isClosed()) {
      open.pulse();
    }
  }

  private static void assertClose(Color wanted, Color seen) {
    double far =
        Math.max(
            Math.abs(wanted.getRed() - seen.getRed()),
            Math.max(
                Math.abs(wanted.getGreen() - seen.getGreen()),
                Math.abs(wanted.getBlue() - seen.getBlue())));
    assertTrue(far < 0.04, "wanted " + wanted + ", seen " + seen);
  }
}
