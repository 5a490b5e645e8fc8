package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.Frame.Crop;
import dev.parley.view.Fitting.Box;
import dev.parley.view.Fitting.Fit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class FittingTest {

  @Test
  void aPictureOfTheBoxesSizeIsTakenAsItIs() {
    Fitting fitting = Fitting.of(1280, 720, new Box(1280, 720), 1, Fit.CONTAIN, false);
    assertEquals(new Fitting(new Crop(0, 0, 1280, 720), 1280, 720, 1280, 720), fitting);
  }

  @Test
  void containingKeepsTheWholePicture() {
    Fitting fitting = Fitting.of(640, 480, new Box(1280, 720), 1, Fit.CONTAIN, false);
    assertEquals(new Fitting(new Crop(0, 0, 640, 480), 960, 720, 960, 720), fitting);
  }

  @Test
  void coveringCutsOffWhatDoesNotFit() {
    Fitting fitting = Fitting.of(640, 480, new Box(1280, 720), 1, Fit.COVER, false);
    assertEquals(new Crop(0, 60, 640, 360), fitting.crop());
    assertTrue(fitting.width() >= 1280 && fitting.height() >= 720, fitting.toString());
  }

  @Test
  void inSoftwareTheResultIsTheScreensPixels() {
    Fitting fitting = Fitting.of(640, 360, new Box(640, 360), 1.5, Fit.CONTAIN, false);
    assertEquals(960, fitting.width());
    assertEquals(640, fitting.shownWidth());
  }

  @Test
  void aGpuScalesUpByItself() {
    Fitting fitting = Fitting.of(640, 360, new Box(1280, 720), 1, Fit.CONTAIN, true);
    assertEquals(new Fitting(new Crop(0, 0, 640, 360), 640, 360, 1280, 720), fitting);
  }

  @Test
  void aSmallViewIsScaledBeforehandOnAGpuToo() {
    Fitting fitting = Fitting.of(1280, 720, new Box(256, 144), 1, Fit.CONTAIN, true);
    assertEquals(256, fitting.width());
  }

  @ParameterizedTest
  @CsvSource({"641,479", "2,2", "16384,2", "2,16384", "3,5", "1919,1079"})
  void anySizeGivesAPartOfThePictureAndPixelsInReason(int width, int height) {
    for (Fit fit : Fit.values()) {
      for (boolean gpu : new boolean[] {false, true}) {
        Fitting fitting = Fitting.of(width, height, new Box(1001, 757), 1.25, fit, gpu);
        Crop crop = fitting.crop();
        String told = fitting.toString();
        assertTrue(crop.x() >= 0 && crop.x() % 2 == 0 && crop.y() % 2 == 0, told);
        assertTrue(crop.x() + crop.width() <= width && crop.y() + crop.height() <= height, told);
        assertTrue(fitting.width() >= 2 && fitting.height() >= 2, told);
        assertTrue((long) fitting.width() * fitting.height() < 50_000_000, told);
      }
    }
  }
}
