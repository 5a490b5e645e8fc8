package dev.parley.media.capture;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.parley.media.device.DeviceNames;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.util.List;

/** Feeds a video track from a real camera. */
final class CameraFeed implements Feed {
  private static final Words WORDS = Words.in(CameraFeed.class);

  private final String name;
  private final VideoDeviceSource source = new VideoDeviceSource();
  private boolean started;

  /**
   * @param name as the system gives it; of two with one name, the second has a number (DeviceNames)
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
      List<VideoDevice> cameras = MediaDevices.getVideoCaptureDevices();
      int number =
          DeviceNames.numbered(cameras.stream().map(Device::getName).toList()).indexOf(name);
      if (number < 0) {
        throw new MediaException(WORDS.say("lost.camera", name));
      }
      VideoDevice camera = cameras.get(number);
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
