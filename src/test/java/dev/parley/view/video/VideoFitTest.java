package dev.parley.view.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.frame.Frame.Crop;
import dev.parley.view.video.VideoFit.Box;
import dev.parley.view.video.VideoFit.Fit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class VideoFitTest {

  @Test
  void aPictureOfTheBoxesSizeIsTakenAsItIs() {
    VideoFit videoFit = VideoFit.of(1280, 720, new Box(1280, 720), 1, Fit.CONTAIN, false);
    assertEquals(new VideoFit(new Crop(0, 0, 1280, 720), 1280, 720, 1280, 720), videoFit);
  }

  @Test
  void containingKeepsTheWholePicture() {
    VideoFit videoFit = VideoFit.of(640, 480, new Box(1280, 720), 1, Fit.CONTAIN, false);
    assertEquals(new VideoFit(new Crop(0, 0, 640, 480), 960, 720, 960, 720), videoFit);
  }

  @Test
  void coveringCutsOffWhatDoesNotFit() {
    VideoFit videoFit = VideoFit.of(640, 480, new Box(1280, 720), 1, Fit.COVER, false);
    assertEquals(new Crop(0, 60, 640, 360), videoFit.crop());
    assertTrue(videoFit.width() >= 1280 && videoFit.height() >= 720, videoFit.toString());
  }

  @Test
  void inSoftwareTheResultIsTheScreensPixels() {
    VideoFit videoFit = VideoFit.of(640, 360, new Box(640, 360), 1.5, Fit.CONTAIN, false);
    assertEquals(960, videoFit.width());
    assertEquals(640, videoFit.shownWidth());
  }

  @Test
  void aGpuScalesUpByItself() {
    VideoFit videoFit = VideoFit.of(640, 360, new Box(1280, 720), 1, Fit.CONTAIN, true);
    assertEquals(new VideoFit(new Crop(0, 0, 640, 360), 640, 360, 1280, 720), videoFit);
  }

  @Test
  void aSmallViewIsScaledBeforehandOnAGpuToo() {
    VideoFit videoFit = VideoFit.of(1280, 720, new Box(256, 144), 1, Fit.CONTAIN, true);
    assertEquals(256, videoFit.width());
  }

  @ParameterizedTest
  @CsvSource({"641,479", "2,2", "16384,2", "2,16384", "3,5", "1919,1079"})
  void anySizeGivesAPartOfThePictureAndPixelsInReason(int width, int height) {
    for (Fit fit : Fit.values()) {
      for (boolean gpu : new boolean[] {false, true}) {
        VideoFit videoFit = VideoFit.of(width, height, new Box(1001, 757), 1.25, fit, gpu);
        Crop crop = videoFit.crop();
        String told = videoFit.toString();
        assertTrue(crop.x() >= 0 && crop.x() % 2 == 0 && crop.y() % 2 == 0, told);
        assertTrue(crop.x() + crop.width() <= width && crop.y() + crop.height() <= height, told);
        assertTrue(videoFit.width() >= 2 && videoFit.height() >= 2, told);
        assertTrue((long) videoFit.width() * videoFit.height() < 50_000_000, told);
      }
    }
  }
}
