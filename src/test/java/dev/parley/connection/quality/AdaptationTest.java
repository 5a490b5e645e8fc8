package dev.parley.connection.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.quality.Adaptation.Seen;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class AdaptationTest {
  /** An encoder that takes all that it may. */
  private static final double HUNGRY = 1;

  private Duration now = Duration.ZERO;

  @ParameterizedTest(name = "{0}: {1} lines with {2} kbit/s are sent as {3} at {4}")
  @CsvSource({
    // What the camera gives is not lowered unless the link asks.
    "CAMERA, 1080, 2500, 1080, 30",
    "CAMERA, 1080, 1880, 1080, 30",
    "CAMERA, 1080, 1800,  720, 30",
    "CAMERA,  720, 1000,  720, 30",
    "CAMERA,  720,  840,  540, 30",
    "CAMERA,  720,  500,  360, 30",
    "CAMERA,  720,  250,  270, 20",
    "CAMERA,  720,   60,  180, 15",
    "CAMERA,  720,    0,  180, 15",
    "CAMERA,  480,  550,  540, 30",
    "CAMERA,  480,  500,  360, 30",
    // A film on the screen likewise; of text the frames go first.
    "SCREEN_MOTION, 1080, 500, 360, 30",
    "SCREEN_TEXT, 1080, 900, 2147483647, 15",
    "SCREEN_TEXT, 1080, 500, 2147483647, 10",
    "SCREEN_TEXT, 1080, 250, 2147483647,  5",
    "SCREEN_TEXT, 1080, 110, 2147483647,  2",
    "SCREEN_TEXT, 1080,  60,  540,  2",
  })
  void goesDownAtOnce(Ladder ladder, int source, double room, int height, int fps) {
    Ladder.Step step = Adaptation.start(ladder).next(seen(source, room, HUNGRY)).current();
    assertEquals(height, step.height());
    assertEquals(fps, step.fps());
  }

  @Test
  void goesUpOneStepAfterFiveGoodSeconds() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 400, HUNGRY));
    assertEquals(360, state.current().height());
    for (int second = 0; second < 5; second++) {
      state = state.next(seen(720, 2000, HUNGRY));
      assertEquals(360, state.current().height());
    }
    state = state.next(seen(720, 2000, HUNGRY));
    assertEquals(540, state.current().height());
  }

  @Test
  void aSecondThatIsNotGoodStartsTheWaitAnew() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 400, HUNGRY));
    for (int second = 0; second < 30; second++) {
      state = state.next(seen(720, second % 4 == 3 ? 500 : 700, HUNGRY));
    }
    assertEquals(360, state.current().height());
  }

  /** The estimate of a path grows only as far as twice what is sent over it. */
  @Test
  void anEasyPictureGoesUpThoughTheEstimateIsLow() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 400, HUNGRY));
    for (int second = 0; second < 6; second++) {
      state = state.next(seen(720, 500, 0.4));
    }
    assertEquals(540, state.current().height());
  }

  @Test
  void anEasyPictureIsNotLowered() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 500, 0.4));
    assertEquals(720, state.current().height());
  }

  @Test
  void aStepThatFailsAtOnceIsTriedAgainAfterTwiceTheTime() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 400, HUNGRY));
    int first = secondsUntilRaised(state);
    state = raised(state).next(seen(720, 400, HUNGRY));
    int second = secondsUntilRaised(state);
    assertEquals(6, first);
    assertEquals(11, second);
  }

  @Test
  void theTimeDoesNotGrowForEver() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 400, HUNGRY));
    for (int attempt = 0; attempt < 10; attempt++) {
      state = raised(state).next(seen(720, 400, HUNGRY));
    }
    assertEquals(41, secondsUntilRaised(state));
  }

  @Test
  void aProcessorThatIsTooSlowLowersStepByStepAndIsTold() {
    Adaptation state = Adaptation.start(Ladder.CAMERA);
    state = state.next(coded(1080, 33));
    assertEquals(720, state.current().height());
    state = state.next(coded(1080, 32));
    assertEquals(540, state.current().height());
    assertTrue(state.busy());
    assertEquals(2, state.below(1080));
  }

  @Test
  void aProcessorThatIsHalfBusyIsNotAskedForMore() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(coded(1080, 33));
    for (int second = 0; second < 20; second++) {
      state = state.next(coded(1080, 15));
    }
    assertEquals(720, state.current().height());
  }

  @Test
  void theLibrarysWordForTheProcessorCounts() {
    Seen overused = new Seen(now, 720, 30, 5000, 900, 3, true);
    assertEquals(540, Adaptation.start(Ladder.CAMERA).next(overused).current().height());
  }

  @Test
  void theLinkIsToldWhenItWasTheLink() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(720, 400, HUNGRY));
    assertFalse(state.busy());
    assertEquals(2, state.below(720));
  }

  @Test
  void aSmallSourceIsSentAsItIs() {
    Adaptation state = Adaptation.start(Ladder.CAMERA).next(seen(360, 5000, HUNGRY));
    assertEquals(1, state.current().scale(360));
    assertEquals(0, state.below(360));
  }

  @Test
  void everyStepMayUseMoreThanTheOneAboveAsksFor() {
    for (Ladder ladder : Ladder.values()) {
      for (int i = 1; i <= ladder.lowest(); i++) {
        assertTrue(ladder.step(i).mostKbps() > 1.15 * ladder.step(i - 1).leastKbps());
      }
    }
  }

  private int secondsUntilRaised(Adaptation from) {
    Adaptation state = from;
    int seconds = 0;
    while (state.step() >= from.step()) {
      state = state.next(seen(720, 2000, HUNGRY));
      seconds++;
    }
    return seconds;
  }

  private Adaptation raised(Adaptation from) {
    Adaptation state = from;
    while (state.step() >= from.step()) {
      state = state.next(seen(720, 2000, HUNGRY));
    }
    return state;
  }

  /** One second more, with so much room, of which the encoder uses a share. */
  private Seen seen(int source, double room, double share) {
    now = now.plusSeconds(1);
    return new Seen(now, source, 30, room, share * room, 3, false);
  }

  private Seen coded(int source, double milliseconds) {
    now = now.plusSeconds(1);
    return new Seen(now, source, 30, 5000, 900, milliseconds, false);
  }
}
