package dev.parley.media.device;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.call.SpeakerState;
import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Manages the one audio device module of the process: with real microphones and speakers, or with
 * neither and only the speaker's clock. Its methods block, and hang where a sound server has died:
 * for workers.
 */
public final class SoundDevices implements SoundGate.Recording {
  private static final Logger LOG = LoggerFactory.getLogger(SoundDevices.class);

  private final AudioDeviceModuleBase module;
  private final boolean real;
  private final PulseStreams pulse = new PulseStreams();
  private final AtomicBoolean lost = new AtomicBoolean();
  private final AtomicBoolean recordingStopped = new AtomicBoolean();
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
  public static SoundDevices open(MediaChoice choice) throws MediaException {
    boolean wanted = choice.microphone().wantsDevice() || choice.speaker().wantsDevice();
    if (wanted && SoundServer.isThere()) {
      AudioDeviceModule module = newModule();
      // In this order: with a server that does not answer the module fails and the lists hang;
      // with one that has no device at all the lists are empty and the module's start would crash.
      if (module != null && hasDevices()) {
        choice.speaker().check(SoundDevice.names(SoundDevice.speakers()), "speaker");
        return new SoundDevices(module, true);
      }
    }
    choice.speaker().check(List.of(), "speaker");
    return headless();
  }

  /** None. */
  public static SoundDevices headless() {
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
    boolean some = !SoundDevice.speakers().isEmpty() || !SoundDevice.microphones().isEmpty();
    if (!some) {
      LOG.warn("no sound devices: the sound server has none");
    }
    return some;
  }

  public AudioDeviceModuleBase module() {
    return module;
  }

  public boolean areReal() {
    return real;
  }

  /**
   * The sound server has ended, and with it all that this module can do.
   *
   * @return whether that is news
   */
  public boolean lose() {
    return real && lost.compareAndSet(false, true);
  }

  /** Whether the sound server has ended: every method of the module hangs then (measured). */
  public boolean areLost() {
    return lost.get();
  }

  /**
   * What of the devices that are there can be used. Without a device module there is no microphone,
   * even if a sound server has come since. With one whose server has ended nothing of the sound is
   * touched any more: its calls would hang. Such a server shows no device at all, perhaps before
   * word comes that it has ended.
   *
   * @param before what could be used until now
   */
  public Devices usable(Devices now, Devices before) {
    boolean none = now.microphones().isEmpty() && now.speakers().isEmpty();
    if (areLost() || (real && none)) {
      return new Devices(now.cameras(), before.microphones(), before.speakers());
    }
    return real ? now : new Devices(now.cameras(), List.of(), List.of());
  }

  @Override
  public boolean isMicrophoneOpen() {
    return microphones.get() > 0;
  }

  /** A call takes the microphone: it records while one sends. Any thread, at once. */
  public void microphoneOpened() {
    microphones.incrementAndGet();
  }

  public void microphoneClosed() {
    microphones.decrementAndGet();
  }

  /**
   * Plays on another speaker from now on, without a gap where the system allows it. Not before the
   * factory is there: its making takes the default device. Untested on Windows and macOS.
   *
   * @throws MediaException where there is none of that name
   */
  public void useSpeaker(String name) throws MediaException {
    SoundDevice speaker = SoundDevice.named(name, SoundDevice.speakers(), "speaker");
    if (SoundServer.isLinux()) {
      pulse.speaker(speaker.id());
      pulse.move();
    } else {
      module.stopPlayout();
      known(speaker, module.getPlayoutDevices(), module::setPlayoutDevice);
      module.initPlayout();
      module.startPlayout();
    }
  }

  /**
   * Records another microphone from now on, for all calls of the process. Untested on Windows and
   * macOS.
   *
   * @throws MediaException where there is none of that name
   */
  public void useMicrophone(String name) throws MediaException {
    SoundDevice microphone = SoundDevice.named(name, SoundDevice.microphones(), "microphone");
    if (SoundServer.isLinux()) {
      pulse.microphone(microphone.id());
      pulse.move();
      return;
    }
    boolean recording = isMicrophoneOpen();
    if (recording) {
      module.stopRecording();
    }
    known(microphone, module.getRecordingDevices(), module::setRecordingDevice);
    if (recording) {
      module.initRecording();
      module.startRecording();
    }
  }

  @Override
  public void stopRecording() {
    if (!areLost()) {
      recordingStopped.set(true);
      module.stopRecording();
    }
  }

  /**
   * A sender that gets a track back does not start the recording by itself (measured), a new one
   * does.
   */
  @Override
  public void resumeRecording() {
    if (!areLost() && recordingStopped.compareAndSet(true, false)) {
      module.initRecording();
      module.startRecording();
    }
  }

  @Override
  public void moveStreams() {
    if (!areLost()) {
      pulse.move();
    }
  }

  /** What becomes of what this process plays. Blocks a little; for a worker. */
  public SpeakerState speakerState() {
    if (!real || areLost()) {
      return SpeakerState.MISSING;
    }
    if (!SoundServer.isLinux()) {
      return SpeakerState.UNKNOWN;
    }
    try {
      long self = ProcessHandle.current().pid();
      return PulseStreams.state(Pactl.run("list", "sinks"), Pactl.run("list", "sink-inputs"), self);
    } catch (IOException untold) {
      LOG.debug("nothing is known of the speaker: {}", untold.toString());
      return SpeakerState.UNKNOWN;
    }
  }

  private static void known(
      SoundDevice wanted, List<AudioDevice> known, Consumer<AudioDevice> setting) {
    known.stream().filter(wanted::is).findFirst().ifPresent(setting);
  }
}
