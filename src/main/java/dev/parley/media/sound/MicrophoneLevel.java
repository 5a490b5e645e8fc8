package dev.parley.media.sound;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.device.SoundServer;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Opened;
import java.util.function.DoubleConsumer;

/** Opens microphones to measure their level, independently of calls. */
public interface MicrophoneLevel {

  /**
   * Begins to listen; blocks a little.
   *
   * @param microphone by name
   * @param level told the {@link Loudness#rms} of each 50 ms, on a thread of its own, until it is
   *     stopped
   */
  Opened listen(String microphone, DoubleConsumer level) throws MediaException;

  /**
   * Those of this machine. On Linux {@code parec} listens, which comes with PulseAudio and
   * PipeWire: it takes the microphone that it is told, and can be ended when the server hangs.
   * Where it is not there, and on other systems, the library's recorder listens.
   */
  static MicrophoneLevel ofMachine() {
    LibraryMicrophoneLevel library = new LibraryMicrophoneLevel();
    return (name, level) -> {
      SoundDevice microphone = SoundDevice.named(name, SoundDevice.microphones(), "microphone");
      return SoundServer.isLinux() && PulseTool.RECORD.isThere()
          ? ParecMicrophoneLevel.open(microphone.id(), level)
          : library.listen(microphone, MediaDevices.getAudioCaptureDevices(), level);
    };
  }
}
