package dev.parley.connection.quality;

import dev.parley.connection.SendLimit;
import java.util.List;

/**
 * Lists the sizes and rates at which a picture can be sent, largest first, and the bitrate that
 * each needs.
 *
 * <p>A step's lowest rate is chosen, with the test card as a guide: at its best quality in VP8 it
 * takes 950 kbit/s at 720 lines and 460 at 360 (measured). Put on 300 kbit/s all at once, 720 lines
 * were coded as coarsely as they may be for eight seconds and more, and 360 lines were sharp after
 * two.
 */
public enum Ladder {
  /** Resolution goes before frames: a face should move. */
  CAMERA(
      new Step(1080, 30, 2200, 4000),
      new Step(720, 30, 1000, 3000),
      new Step(540, 30, 600, 1800),
      new Step(360, 30, 300, 1000),
      new Step(270, 20, 180, 600),
      new Step(180, 15, 0, 400)),

  /** The same for a film on the screen. */
  SCREEN_MOTION(CAMERA.steps),

  /** Frames go before resolution: letters must be read. */
  SCREEN_TEXT(
      new Step(Step.FULL, 15, 800, 4000),
      new Step(Step.FULL, 10, 500, 2000),
      new Step(Step.FULL, 5, 250, 1000),
      new Step(Step.FULL, 2, 120, 600),
      new Step(540, 2, 0, 300));

  /**
   * @param height in lines, at most
   * @param fps at most
   * @param leastKbps from which on this step looks better than the next
   * @param mostKbps that it is allowed; more than the step above asks for, or that would never be
   *     reached again, since the library does not look for more than it may use
   */
  public record Step(int height, int fps, int leastKbps, int mostKbps) {
    static final int FULL = Integer.MAX_VALUE;

    /**
     * @return RTCRtpEncodingParameters.scaleResolutionDownBy
     */
    double scale(int sourceHeight) {
      return Math.max(1, (double) sourceHeight / height);
    }

    /** The same with no more than that. */
    Step within(SendLimit limit) {
      return new Step(
          Math.min(height, limit.height()),
          fps,
          Math.min(leastKbps, limit.kbps()),
          Math.min(mostKbps, limit.kbps()));
    }
  }

  private static final int USUAL_HEIGHT = 720;

  private final List<Step> steps;

  Ladder(Step... steps) {
    this(List.of(steps));
  }

  Ladder(List<Step> steps) {
    this.steps = steps;
  }

  Step step(int index) {
    return steps.get(index);
  }

  int lowest() {
    return steps.size() - 1;
  }

  /** The highest step that takes nothing from a picture of so many lines. */
  int top(int sourceHeight) {
    int top = 0;
    while (top < lowest() && step(top + 1).height() >= sourceHeight) {
      if (step(top + 1).height() == Step.FULL) {
        break;
      }
      top++;
    }
    return top;
  }

  /** The highest step, not above {@code from}, that can be had for that rate. */
  int affordable(int from, double kbps) {
    int found = from;
    while (found < lowest() && step(found).leastKbps() > kbps) {
      found++;
    }
    return found;
  }

  /** The most lines, of a usual picture, that look well at that rate. */
  public int heightFor(int kbps) {
    return step(affordable(top(USUAL_HEIGHT), kbps)).height();
  }

  /** What a picture of so many lines can use. */
  public int mostKbps(int height) {
    return step(top(height)).mostKbps();
  }

  /** By how many steps a picture is smaller than it could be. */
  int below(int fullHeight, int height) {
    return Math.max(0, top(height) - top(fullHeight));
  }
}
