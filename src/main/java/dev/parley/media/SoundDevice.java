package dev.parley.media;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.parley.text.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Describes a microphone or a speaker. Looking for them blocks: for workers.
 *
 * @param name for people
 * @param id the system's
 */
record SoundDevice(String name, String id) {
  private static final Words WORDS = Words.in(SoundDevice.class);

  private static final Logger LOG = LoggerFactory.getLogger(SoundDevice.class);

  private interface Pulse {
    List<SoundDevice> list() throws IOException;
  }

  /** The system's default first; none where there is no sound server. */
  static List<SoundDevice> microphones() throws MediaException {
    return list(
        PulseDevices::sources,
        MediaDevices::getAudioCaptureDevices,
        MediaDevices::getDefaultAudioCaptureDevice);
  }

  /** The system's default first; none where there is no sound server. */
  static List<SoundDevice> speakers() throws MediaException {
    return list(
        PulseDevices::sinks,
        MediaDevices::getAudioRenderDevices,
        MediaDevices::getDefaultAudioRenderDevice);
  }

  private static List<SoundDevice> list(
      Pulse pulse, Supplier<List<AudioDevice>> devices, Supplier<AudioDevice> standard)
      throws MediaException {
    if (!SoundServer.isThere()) {
      return List.of();
    }
    if (SoundServer.isLinux()) {
      try {
        return pulse.list();
      } catch (IOException notInstalled) {
        LOG.info("the WebRTC library lists the sound devices: {}", notInstalled.getMessage());
      }
    }
    NativeLibrary.load();
    return read(devices.get(), standard);
  }

  private static List<SoundDevice> read(List<AudioDevice> devices, Supplier<AudioDevice> standard) {
    List<SoundDevice> found = new ArrayList<>();
    for (AudioDevice device : devices) {
      found.add(new SoundDevice(device.getName(), device.getDescriptor()));
    }
    AudioDevice first = found.isEmpty() ? null : standard.get();
    if (first != null) {
      found.sort(Comparator.comparing(device -> !device.name().equals(first.getName())));
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
        .orElseThrow(() -> new MediaException(WORDS.say("lost." + what, name)));
  }
}
