package dev.parley.view.video;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.TestMedia;
import dev.parley.media.screen.TestDisplay;
import dev.parley.media.screen.TestWindow;
import dev.parley.media.test.TestCard;
import dev.parley.media.test.TestCardReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colours of the test card as they are on a real screen, through all of JavaFX and X. */
@Tag("desktop")
class ScreenColoursTest {
  /** Of 255, in red, green and blue. */
  private static final int TOLERANCE = 6;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static TestDisplay display;
  private static Process process;
  private static Writer orders;

  @BeforeAll
  static void aWindowOnADisplay() throws Exception {
    display = TestDisplay.start();
    try (TestWindow first = display.window(0, 0, 0, 10, 10)) {
      first.point(1279, 799); // the pointer would be in the picture
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dprism.order=sw",
            "-Dprism.dirtyopts=false",
            "-cp",
            System.getProperty("java.class.path"),
            CardWindow.class.getName());
    builder.environment().put("DISPLAY", display.name());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    process = builder.start();
    orders = process.outputWriter();
  }

  @AfterAll
  static void end() throws Exception {
    process.destroyForcibly().waitFor();
    display.close();
  }

  @ParameterizedTest
  @CsvSource({
    "640, 360",
    "1000, 700",
    "1233, 777",
  })
  void theCardAtThreeSizesCoveringAndContainedAndMirrored(int width, int height) throws Exception {
    for (VideoFit.Fit fit : VideoFit.Fit.values()) {
      for (boolean mirrored : new boolean[] {false, true}) {
        shows(new Window(width, height, fit, mirrored), 1280, 720, 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "641, 479, 0",
    "639, 361, 90",
    "320, 240, 180",
    "181, 321, 270",
    "1279, 719, 0",
  })
  void oddSizesAndTurnedPictures(int columns, int rows, int rotation) throws Exception {
    for (VideoFit.Fit fit : VideoFit.Fit.values()) {
      for (boolean mirrored : new boolean[] {false, true}) {
        shows(new Window(901, 677, fit, mirrored), columns, rows, rotation);
      }
    }
  }

  private record Window(int width, int height, VideoFit.Fit fit, boolean mirrored) {}

  private static void shows(Window window, int columns, int rows, int rotation) throws IOException {
    orders.write(
        "%d %d %s %s %d %d %d%n"
            .formatted(
                window.width, window.height, window.fit, window.mirrored, columns, rows, rotation));
    orders.flush();
    String[] wrong = {"nothing was looked at"};
    try {
      TestMedia.await(
          "the card",
          LIMIT,
          () -> {
            wrong[0] = difference(display.look(), window, columns, rows, rotation);
            return wrong[0].isEmpty();
          });
    } catch (AssertionError inVain) {
      throw new AssertionError(wrong[0], inVain);
    }
  }

  /** What is not as it should be; empty for nothing. */
  private static String difference(
      TestDisplay.Shot shot, Window window, int columns, int rows, int rotation) {
    int looked = 0;
    for (TestCard.Patch patch : TestCard.PATCHES) {
      int[] at = place(patch, window, columns, rows, rotation);
      boolean inside = at[0] >= 3 && at[0] < window.width - 3 && at[1] >= 3;
      if (inside && at[1] < window.height - 3) {
        looked++;
        int seen = shot.at(at[0], at[1]);
        if (TestCardReader.difference(seen, patch.rgb()) > TOLERANCE) {
          return "%s at %d,%d is %06x in %s".formatted(patch.name(), at[0], at[1], seen, window);
        }
      }
    }
    assertTrue(looked >= 4, "too few patches in " + window);
    return "";
  }

  /** Where the middle of a patch belongs in the window. */
  private static int[] place(
      TestCard.Patch patch, Window window, int columns, int rows, int rotation) {
    double across = (patch.x() + patch.width() / 2.0) / TestCard.WIDTH;
    double down = (patch.y() + patch.height() / 2.0) / TestCard.HEIGHT;
    List<Double> turned = switch (rotation) { // clockwise
          case 90 -> List.of(1 - down, across);
          case 180 -> List.of(1 - across, 1 - down);
          case 270 -> List.of(down, 1 - across);
          default -> List.of(across, down);
        };
    double width = rotation % 180 == 0 ? columns : rows;
    double height = rotation % 180 == 0 ? rows : columns;
    double wide = window.width / width;
    double high = window.height / height;
    double scale = window.fit == VideoFit.Fit.CONTAIN ? Math.min(wide, high) : Math.max(wide, high);
    double x = window.mirrored ? 1 - turned.get(0) : turned.get(0);
    return new int[] {
      (int) ((window.width - width * scale) / 2 + x * width * scale),
      (int) ((window.height - height * scale) / 2 + turned.get(1) * height * scale)
    };
  }
}
