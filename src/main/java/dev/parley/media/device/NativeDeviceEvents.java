package dev.parley.media.device;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.DeviceChangeListener;
import dev.onvoid.webrtc.media.MediaDevices;

/** Word of devices from the native library. Untested on Windows and macOS. */
final class NativeDeviceEvents implements DeviceEvents {
  private boolean listening;

  @Override
  public synchronized void listen(Listener listener) {
    if (!listening) {
      listening = true;
      MediaDevices.addDeviceChangeListener(
          new DeviceChangeListener() { // its callbacks may do nothing but post
            @Override
            public void deviceConnected(Device device) {
              listener.changed();
            }

            @Override
            public void deviceDisconnected(Device device) {
              listener.changed();
            }
          });
    }
  }

  /** Nothing: taking the listener away is safe at the end of the process only. */
  @Override
  public void close() {}
}
