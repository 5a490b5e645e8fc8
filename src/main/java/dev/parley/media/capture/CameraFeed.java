package dev.parley.media.capture;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;

/** Feeds a video track from a real camera. */
final class CameraFeed implements Feed {
  private static final Words WORDS = Words.in(CameraFeed.class);

  private final String name;
  private final VideoDeviceSource source = new VideoDeviceSource();
  private boolean started;

  /**
   * @param name as the system gives it; of two cameras with one name, the first
   */
  CameraFeed(String name) {
    this.name = name;
  }

  @Override
  public VideoDeviceSource source() {
    return source;
  }

  @Override
  public void start() throws MediaException {
    try {
      VideoDevice camera =
          MediaDevices.getVideoCaptureDevices().stream()
              .filter(device -> device.getName().equals(name))
              .findFirst()
              .orElseThrow(() -> new MediaException(WORDS.say("lost.camera", name)));
      source.setVideoCaptureDevice(camera);
      CameraFormat.best(
              MediaDevices.getVideoCaptureCapabilities(camera),
              Runtime.getRuntime().availableProcessors())
          .ifPresent(source::setVideoCaptureCapability);
      source.start();
      started = true;
    } catch (RuntimeException | Error failure) { // it reports by Error, without a text
      throw new MediaException(WORDS.say("camera.busy", name), failure);
    }
  }

  @Override
  public void stop() {
    if (started) {
      started = false;
      source.stop();
    }
  }

  @Override
  public void free() {
    source.dispose();
  }
}
