package dev.parley.media;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * A microphone or a speaker. Looking for them blocks: for workers.
 *
 * @param name for people
 * @param id the system's
 */
record SoundDevice(String name, String id) {

  /** The system's default first; none where there is no sound server. */
  static List<SoundDevice> microphones() throws MediaException {
    return list(MediaDevices::getAudioCaptureDevices, MediaDevices::getDefaultAudioCaptureDevice);
  }

  /** The system's default first; none where there is no sound server. */
  static List<SoundDevice> speakers() throws MediaException {
    return list(MediaDevices::getAudioRenderDevices, MediaDevices::getDefaultAudioRenderDevice);
  }

  private static List<SoundDevice> list(
      Supplier<List<AudioDevice>> devices, Supplier<AudioDevice> first) throws MediaException {
    if (!SoundServer.isThere()) {
      return List.of();
    }
    NativeLibrary.load();
    List<SoundDevice> found = new ArrayList<>();
    for (AudioDevice device : devices.get()) {
      found.add(new SoundDevice(device.getName(), device.getDescriptor()));
    }
    AudioDevice standard = found.isEmpty() ? null : first.get();
    if (standard != null) {
      found.sort(Comparator.comparing(device -> !device.name().equals(standard.getName())));
    }
    return found;
  }

  static List<String> names(List<SoundDevice> devices) {
    return devices.stream().map(SoundDevice::name).toList();
  }

  /**
   * The one of that name.
   *
   * @param what microphone or speaker
   * @throws MediaException where there is none
   */
  static SoundDevice named(String name, List<SoundDevice> devices, String what)
      throws MediaException {
    return devices.stream()
        .filter(device -> device.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new MediaException("The " + what + " " + name + " is gone."));
  }
}
