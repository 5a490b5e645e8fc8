package dev.parley.media;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.parley.media.MediaChoice.Pick;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A real camera, asked for 1280 by 720 at 30 frames a second or what comes nearest. */
final class CameraFeed implements Feed {
  private final VideoDevice camera;
  private final VideoDeviceSource source;
  private boolean started;

  CameraFeed(VideoDevice camera, VideoDeviceSource source) {
    this.camera = camera;
    this.source = source;
  }

  /**
   * Finds the camera to use; empty where an automatic choice finds none. Blocks.
   *
   * @throws MediaException where a named one is not there
   */
  static Optional<VideoDevice> find(Pick pick) throws MediaException {
    List<VideoDevice> cameras = MediaDevices.getVideoCaptureDevices();
    return pick.kind() == MediaChoice.Kind.DEVICE
        ? Optional.of(pick.among(cameras, "camera"))
        : cameras.stream().findFirst();
  }

  @Override
  public void start() throws MediaException {
    try {
      source.setVideoCaptureDevice(camera);
      nearest(MediaDevices.getVideoCaptureCapabilities(camera))
          .ifPresent(source::setVideoCaptureCapability);
      source.start();
      started = true;
    } catch (RuntimeException | Error failure) { // it reports by Error, without a text
      throw new MediaException(
          "The camera " + camera.getName() + " does not start; perhaps another program uses it.",
          failure);
    }
  }

  @Override
  public void stop() {
    if (started) {
      started = false;
      source.stop();
    }
  }

  /** The format nearest to the test card's: size first, then rate. */
  static Optional<VideoCaptureCapability> nearest(List<VideoCaptureCapability> formats) {
    return formats.stream()
        .min(
            Comparator.<VideoCaptureCapability>comparingInt(
                    format ->
                        Math.abs(format.width - TestCard.WIDTH)
                            + Math.abs(format.height - TestCard.HEIGHT))
                .thenComparingInt(format -> Math.abs(format.frameRate - TestCard.FPS)));
  }
}
