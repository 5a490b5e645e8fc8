package dev.parley.data.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.PictureKind;
import dev.parley.data.hearing.Playout.Window;
import dev.parley.data.hearing.Verdict.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Second by second: what this side sends of its picture, and what the other side shows of it. */
@Tag("unit")
class PictureJudgeTest {
  private final PictureJudge judge = new PictureJudge();
  private PictureKind kind = PictureKind.CAMERA;
  private Window window = Window.SHOWN;
  private int second;
  private long frames;
  private long sent;
  private long arrived;
  private long decoded;

  @Test
  void aPictureThatIsShownIsConfirmed() {
    allIsWell(1);

    assertEquals(Verdict.CONFIRMED, judge.verdict());
  }

  @Test
  void aHiddenWindowIsToldThoughPicturesAreDecoded() {
    allIsWell(4);
    window = Window.HIDDEN;
    allIsWell(2);

    assertMissing(Cause.WINDOW_HIDDEN, 4);
  }

  @Test
  void aWindowThatIsBackIsNoLongerBlamedBeforeItsFirstPicture() {
    kind = PictureKind.SCREEN;
    window = Window.HIDDEN;
    seconds(6, 1, 5, 5, 1, 0);
    window = Window.SHOWN;
    seconds(1, 1, 5, 5, 1, 0);
    assertEquals(Verdict.UNKNOWN, judge.verdict());

    seconds(4, 1, 5, 5, 1, 0);
    assertMissing(Cause.NOT_SHOWN, 6);
  }

  @Test
  void aStarvedDecoderIsTold() {
    allIsWell(4);
    seconds(3, 30, 100, 100, 0, 0);

    assertMissing(Cause.NOT_DECODED, 4);
  }

  @Test
  void whatIsDecodedAndNotPaintedIsNotShown() {
    seconds(3, 30, 100, 100, 30, 0);

    assertMissing(Cause.NOT_SHOWN, 0);
  }

  @Test
  void whatDoesNotArriveIsLost() {
    allIsWell(2);
    seconds(3, 30, 100, 0, 0, 0);

    assertMissing(Cause.LOST, 2);
  }

  @Test
  void aCameraThatBringsNothingIsTold() {
    allIsWell(2);
    seconds(3, 0, 0, 0, 0, 0);

    assertMissing(Cause.OWN_CAMERA, 2);
  }

  @Test
  void packetsThatDoNotLeaveAreNotSent() {
    allIsWell(2);
    seconds(3, 30, 0, 0, 0, 0);

    assertMissing(Cause.NOT_SENT, 2);
  }

  @Test
  void aStillScreenIsNoFault() {
    kind = PictureKind.SCREEN;
    for (int round = 0; round < 20; round++) {
      seconds(1, 1, 5, 5, 1, 1);
      seconds(2, 0, 0, 0, 0, 0);
      assertEquals(Verdict.CONFIRMED, judge.verdict());
    }
  }

  @Test
  void nothingIsSaidWithoutAPicture() {
    seconds(4, 30, 100, 0, 0, 0);
    kind = PictureKind.NONE;
    seconds(1, 0, 0, 0, 0, 0);

    assertEquals(Verdict.UNKNOWN, judge.verdict());
  }

  private void assertMissing(Cause cause, int since) {
    assertEquals(Verdict.missing(cause, Duration.ofSeconds(since)), judge.verdict());
  }

  private void allIsWell(int howMany) {
    seconds(howMany, 30, 100, 100, 30, 30);
  }

  private void seconds(
      int howMany, int newFrames, int newSent, int newArrived, int newDecoded, int shown) {
    for (int one = 0; one < howMany; one++) {
      frames += newFrames;
      sent += newSent;
      arrived += newArrived;
      decoded += newDecoded;
      judge.add(
          Duration.ofSeconds(second++),
          new PictureJudge.Own(kind, frames, sent),
          TestPlayout.picture(window, shown, arrived, decoded));
    }
  }
}
