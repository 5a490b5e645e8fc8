package dev.parley.media;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.media.MediaChoice.Kind;
import dev.parley.media.MediaChoice.Pick;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one audio device module of the process: real microphones and speakers, or none of them and
 * only the speaker's clock. Its methods block, and hang where a sound server has died: for workers.
 */
final class SoundDevices {
  private static final Logger LOG = LoggerFactory.getLogger(SoundDevices.class);

  private final AudioDeviceModuleBase module;
  private final boolean real;
  private final PulseStreams pulse = new PulseStreams();
  private final AtomicInteger microphones = new AtomicInteger();

  private SoundDevices(AudioDeviceModuleBase module, boolean real) {
    this.module = module;
    this.real = real;
  }

  /**
   * Real ones, if the choice wants any and there are any.
   *
   * @throws MediaException where the speaker was named and there is none of that name
   */
  static SoundDevices open(MediaChoice choice) throws MediaException {
    boolean wanted = choice.microphone().wantsDevice() || choice.speaker().wantsDevice();
    if (wanted && SoundServer.isThere()) {
      AudioDeviceModule module = newModule();
      // In this order: with a server that does not answer the module fails and the lists hang;
      // with one that has no device at all the lists are empty and the module's start would crash.
      if (module != null && hasDevices()) {
        checkSpeaker(choice.speaker(), Devices.speakerDevices());
        return new SoundDevices(module, true);
      }
    }
    checkSpeaker(choice.speaker(), List.of());
    return headless();
  }

  /** None. */
  static SoundDevices headless() {
    return new SoundDevices(new HeadlessAudioDeviceModule(), false);
  }

  private static AudioDeviceModule newModule() {
    try {
      return new AudioDeviceModule();
    } catch (Error refused) { // webrtc-java's way to say that none can be had
      LOG.warn("no sound devices: {}", refused.getMessage());
      return null;
    }
  }

  private static boolean hasDevices() throws MediaException {
    boolean some = !Devices.speakerDevices().isEmpty() || !Devices.microphoneDevices().isEmpty();
    if (!some) {
      LOG.warn("no sound devices: the sound server has none");
    }
    return some;
  }

  private static void checkSpeaker(Pick pick, List<AudioDevice> speakers) throws MediaException {
    if (pick.kind() == Kind.DEVICE) {
      pick.among(speakers, "speaker");
    }
  }

  AudioDeviceModuleBase module() {
    return module;
  }

  boolean areReal() {
    return real;
  }

  /** Whether a real microphone is in use. Any thread, at once. */
  boolean isMicrophoneOpen() {
    return microphones.get() > 0;
  }

  /** To be called once the factory is there: its making takes the default device. */
  void chooseSpeaker(Pick pick) throws MediaException {
    if (real && pick.kind() == Kind.DEVICE) {
      AudioDevice speaker = pick.among(Devices.speakerDevices(), "speaker");
      if (SoundServer.isLinux()) {
        pulse.speaker(speaker.getDescriptor());
      } else {
        choose(speaker, module.getPlayoutDevices(), module::setPlayoutDevice);
      }
    }
  }

  /**
   * Takes the microphone, for all calls of the process, until {@link #closeMicrophone}; it records
   * while a call sends.
   *
   * @return false where an automatic choice finds none
   * @throws MediaException where there is none of that name
   */
  boolean openMicrophone(Pick pick) throws MediaException {
    List<AudioDevice> devices = real ? Devices.microphoneDevices() : List.of();
    if (pick.kind() == Kind.DEVICE) {
      AudioDevice microphone = pick.among(devices, "microphone");
      if (SoundServer.isLinux()) {
        pulse.microphone(microphone.getDescriptor());
      } else {
        choose(microphone, module.getRecordingDevices(), module::setRecordingDevice);
      }
    } else if (devices.isEmpty()) {
      // Pulse would record the monitor of the speaker instead: the peer would hear itself.
      return false;
    }
    microphones.incrementAndGet();
    return true;
  }

  void closeMicrophone() {
    microphones.decrementAndGet();
  }

  void stopRecording() {
    module.stopRecording();
  }

  /** Takes the running sound to the devices that were named, where only that helps. */
  void moveStreams() {
    pulse.move();
  }

  private static void choose(
      AudioDevice wanted, List<AudioDevice> known, Consumer<AudioDevice> choose) {
    known.stream()
        .filter(device -> device.getName().equals(wanted.getName()))
        .findFirst()
        .ifPresent(choose);
  }
}
