package dev.parley.connection.budget;

import dev.parley.connection.quality.Ladder;
import java.util.List;

/** The sizes in which pictures are sent to several people, by their lines. */
final class SentHeight {
  private static final List<Integer> STEPS = List.of(720, 540, 360, 270, 180, 90);

  private static final int SMALLEST = 90;

  /** No smaller one is made because of a busy processor. */
  private static final int SMALLEST_WHEN_BUSY = 180;

  private SentHeight() {}

  /** The largest of which a picture that is shown with so many lines has any use; 0 for none. */
  static int shownIn(int lines) {
    return lines <= 0
        ? 0
        : STEPS.stream().filter(step -> step <= lines).findFirst().orElse(SMALLEST);
  }

  /** That many steps smaller. */
  static int below(int height, int steps) {
    int lowered = height;
    for (int i = 0; i < steps && lowered > SMALLEST_WHEN_BUSY; i++) {
      lowered = shownIn(lowered - 1);
    }
    return lowered;
  }

  /** What a picture of so many lines can use. */
  static int kbps(int height) {
    return height == 0
        ? 0
        : height <= SMALLEST ? PictureShare.LEAST_KBPS : Ladder.CAMERA.mostKbps(height);
  }
}
