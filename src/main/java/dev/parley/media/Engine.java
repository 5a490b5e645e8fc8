package dev.parley.media;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.loop.Loop;
import dev.parley.media.MediaChoice.Kind;
import dev.parley.media.MediaChoice.Pick;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native machinery of the process: one PeerConnectionFactory and one audio device module, which
 * live until the process ends (a second factory costs 2 threads and 0.9 MB that never come back,
 * and freeing one under a live connection is a segmentation fault; both measured).
 */
final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final PeerConnectionFactory factory;
  private final AudioDeviceModuleBase device;
  private final boolean real;
  private final SoundGate gate;
  private final TestCardStock cards = new TestCardStock();
  private final AtomicInteger captures = new AtomicInteger();
  private final AtomicInteger microphones = new AtomicInteger();

  private Engine(Loop loop, AudioDeviceModuleBase device, boolean real) {
    this.device = device;
    this.real = real;
    factory = new PeerConnectionFactory(device);
    gate = new SoundGate(loop, device::stopRecording, () -> microphones.get() > 0);
  }

  /** Blocks for some 100 ms, longer where a sound server does not answer. */
  static Engine open(Loop loop, MediaChoice choice) throws MediaException {
    NativeLibrary.load();
    boolean wanted = choice.microphone().wantsDevice() || choice.speaker().wantsDevice();
    if (wanted && SoundServer.isThere()) {
      String speaker = speakerName(choice.speaker());
      AudioDeviceModule device = deviceModule();
      if (device != null) {
        Engine engine = new Engine(loop, device, true);
        engine.chooseSpeaker(speaker);
        return engine;
      }
    }
    return headless(loop);
  }

  /** An engine without sound devices: it has a clock for the speaker's part, and no microphone. */
  static Engine headless(Loop loop) throws MediaException {
    NativeLibrary.load();
    return new Engine(loop, new HeadlessAudioDeviceModule(), false);
  }

  private static AudioDeviceModule deviceModule() {
    try {
      return new AudioDeviceModule();
    } catch (Error refused) { // webrtc-java's way to say that none can be had
      LOG.warn("no sound devices: {}", refused.getMessage());
      return null;
    }
  }

  /** The speaker to play on, empty for the system's default. */
  private static String speakerName(Pick pick) throws MediaException {
    return pick.kind() == Kind.DEVICE ? pick.among(Devices.speakerNames(), "speaker") : "";
  }

  /** Only once the factory is there: its making takes the default device (read in its source). */
  private void chooseSpeaker(String name) {
    choose(name, device.getPlayoutDevices(), device::setPlayoutDevice);
  }

  PeerConnectionFactory factory() {
    return factory;
  }

  SoundGate gate() {
    return gate;
  }

  TestCardStock cards() {
    return cards;
  }

  AtomicInteger captures() {
    return captures;
  }

  /**
   * Takes the microphone, for all calls of the process, and keeps made-up sound out of its way.
   * Empty where an automatic choice finds none. Blocks.
   *
   * @throws MediaException where there is none of that name
   */
  boolean openMicrophone(Pick pick) throws MediaException {
    List<String> names = real ? Devices.microphoneNames() : List.of();
    if (pick.kind() == Kind.DEVICE) {
      String name = pick.among(names, "microphone");
      choose(name, device.getRecordingDevices(), device::setRecordingDevice);
    } else if (names.isEmpty()) {
      // Pulse would record the monitor of the speaker instead: the peer would hear itself.
      return false;
    }
    microphones.incrementAndGet();
    return true;
  }

  private static void choose(String name, List<AudioDevice> devices, Consumer<AudioDevice> set) {
    devices.stream().filter(device -> device.getName().equals(name)).findFirst().ifPresent(set);
  }

  void closeMicrophone() {
    microphones.decrementAndGet();
    gate.hold().release(); // think again whether made-up sound may flow
  }
}
