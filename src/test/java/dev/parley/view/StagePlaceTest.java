package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.settings.Preferences.Place;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a window is put that stood on screens that have changed. */
@Tag("unit")
class StagePlaceTest {
  private static final Rectangle2D LAPTOP = new Rectangle2D(0, 30, 1280, 770);
  private static final Rectangle2D MONITOR = new Rectangle2D(1280, 0, 1920, 1080);
  private static final Rectangle2D TINY = new Rectangle2D(0, 0, 320, 240);

  @ParameterizedTest
  @CsvSource({
    // as it was
    "100, 100, 800, 600, 100, 100, 800, 600",
    // larger than the screen: the scale has changed
    "0, 30, 2560, 1540, 0, 30, 1280, 770",
    "100, 100, 1280, 400, 0, 100, 1280, 400",
    // off it: the monitor has gone
    "2000, 300, 800, 600, 480, 200, 800, 600",
    "-5000, -5000, 800, 600, 0, 30, 800, 600",
    // partly
    "900, 500, 800, 600, 480, 200, 800, 600",
    "-300, 100, 800, 600, 0, 100, 800, 600",
    // too small, or less than nothing
    "100, 100, 5, 5, 100, 100, 360, 400",
    "100, 100, -800, -600, 100, 100, 360, 400",
    // beyond all measure
    "1e300, -1e300, 1e300, 1e300, 0, 30, 1280, 770",
  })
  void isAllOnTheScreen(
      double x, double y, double width, double height, double a, double b, double c, double d) {
    assertEquals(
        Optional.of(new Place(a, b, c, d, true)),
        StagePlace.fitted(new Place(x, y, width, height, true), List.of(LAPTOP)));
  }

  @Test
  void mayStandOnTwoScreens() {
    Place both = new Place(1000, 100, 800, 600, false);
    assertEquals(Optional.of(both), StagePlace.fitted(both, List.of(LAPTOP, MONITOR)));
  }

  @Test
  void goesToTheScreenThatHasMostOfIt() {
    Place low = new Place(1200, 700, 800, 600, false);
    assertEquals(
        Optional.of(new Place(1280, 480, 800, 600, false)),
        StagePlace.fitted(low, List.of(LAPTOP, MONITOR)));
  }

  @Test
  void isNoLargerThanATinyScreen() {
    assertEquals(
        Optional.of(new Place(0, 0, 320, 240, false)),
        StagePlace.fitted(new Place(9, 9, 800, 600, false), List.of(TINY)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNoNumberIsNoPlace(double wrong) {
    Stream.of(
            new Place(wrong, 10, 800, 600, false),
            new Place(10, wrong, 800, 600, false),
            new Place(10, 10, wrong, 600, false),
            new Place(10, 10, 800, wrong, false))
        .forEach(
            place ->
                assertEquals(Optional.empty(), StagePlace.fitted(place, List.of(LAPTOP, MONITOR))));
  }

  @Test
  void anyPlaceEndsOnAScreen() {
    Random random = new Random(17);
    List<Rectangle2D> screens = List.of(LAPTOP, MONITOR, new Rectangle2D(-1024, -768, 1024, 768));
    for (int round = 0; round < 10_000; round++) {
      Place wild =
          new Place(
              random.nextGaussian() * 3000,
              random.nextGaussian() * 3000,
              random.nextGaussian() * 3000,
              random.nextGaussian() * 3000,
              false);
      Place put = StagePlace.fitted(wild, screens).orElseThrow();
      double seen =
          screens.stream()
              .mapToDouble(
                  screen ->
                      Math.max(
                              0,
                              Math.min(put.x() + put.width(), screen.getMaxX())
                                  - Math.max(put.x(), screen.getMinX()))
                          * Math.max(
                              0,
                              Math.min(put.y() + put.height(), screen.getMaxY())
                                  - Math.max(put.y(), screen.getMinY())))
              .sum();
      assertEquals(put.width() * put.height(), seen, 0.01 * seen, wild.toString());
    }
  }
}
