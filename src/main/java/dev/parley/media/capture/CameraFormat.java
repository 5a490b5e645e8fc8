package dev.parley.media.capture;

import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Selects one of a camera's formats. */
final class CameraFormat {
  /** More frames than this are not sent. */
  private static final int FPS = 30;

  /** 1080p30 both ways takes most of two processors (measured: 0.25 for 720p in one direction). */
  private static final int PROCESSORS_FOR_1080P = 4;

  private CameraFormat() {}

  /**
   * The best one up to 1920 by 1080, or up to 1280 by 720 on a small machine. A jerky picture is
   * worse than a coarse one, so pixels count once and the rate, up to 30 a second, twice.
   *
   * @param offered as the camera's driver says, nonsense included
   * @return empty where the camera names no format that makes sense
   */
  static Optional<VideoCaptureCapability> best(
      List<VideoCaptureCapability> offered, int processors) {
    boolean large = processors >= PROCESSORS_FOR_1080P;
    int width = large ? 1920 : 1280;
    int height = large ? 1080 : 720;
    List<VideoCaptureCapability> usable =
        offered.stream()
            .filter(format -> format.width > 0 && format.height > 0 && format.frameRate > 0)
            .toList();
    return usable.stream()
        .filter(format -> format.width <= width && format.height <= height)
        .max(Comparator.comparingLong(CameraFormat::worth).thenComparing(CameraFormat::leastRate))
        .or(() -> usable.stream().min(Comparator.comparingLong(CameraFormat::pixels)));
  }

  private static long pixels(VideoCaptureCapability format) {
    return (long) format.width * format.height;
  }

  private static long worth(VideoCaptureCapability format) {
    long rate = Math.min(format.frameRate, FPS);
    return pixels(format) * rate * rate;
  }

  /** Of two that are worth the same, the one with fewer frames to throw away. */
  private static int leastRate(VideoCaptureCapability one, VideoCaptureCapability other) {
    return Integer.compare(other.frameRate, one.frameRate);
  }
}
