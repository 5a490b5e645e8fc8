package dev.parley.media.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class CameraFormatTest {

  @ParameterizedTest(name = "{0} with {1} processors: {2}")
  @CsvSource({
    "640x480@30 1280x720@30 1920x1080@30, 4, 1920x1080@30",
    "640x480@30 1280x720@30 1920x1080@30, 2, 1280x720@30",
    "1920x1080@60 1920x1080@30, 8, 1920x1080@30",
    "1280x720@60, 8, 1280x720@60",
    "3840x2160@30 1920x1080@30, 8, 1920x1080@30",
    "3840x2160@30 2560x1440@30, 8, 2560x1440@30", // nothing fits: the least of them
    "1920x1080@5 1280x720@10 640x480@30, 4, 640x480@30", // an uncompressed USB camera
    "1920x1080@15 1280x720@30, 4, 1280x720@30",
    "1920x1080@25 1280x720@30, 4, 1920x1080@25", // television's rate is good enough
    "160x120@15, 4, 160x120@15",
    "0x0@30 640x480@0 -1x480@30 320x240@30, 4, 320x240@30",
    "0x0@0, 4, none",
  })
  void theBestIsTaken(String offered, int processors, String taken) {
    List<VideoCaptureCapability> formats = new ArrayList<>();
    for (String format : offered.split(" ")) {
      String[] numbers = format.split("[x@]");
      formats.add(
          new VideoCaptureCapability(
              Integer.parseInt(numbers[0]),
              Integer.parseInt(numbers[1]),
              Integer.parseInt(numbers[2])));
    }

    assertEquals(
        taken,
        CameraFormat.best(formats, processors)
            .map(best -> best.width + "x" + best.height + "@" + best.frameRate)
            .orElse("none"));
  }
}
