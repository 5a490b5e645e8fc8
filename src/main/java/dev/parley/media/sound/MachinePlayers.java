package dev.parley.media.sound;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.device.SoundServer;
import dev.parley.media.frame.MediaException;
import java.util.List;

/**
 * Creates players for the speakers of this machine. On Linux {@code pacat}, which comes with
 * PulseAudio and PipeWire, plays: it can be told the speaker, and ended when the server hangs.
 * Where it is not there, and on other systems, the library's player does (on Linux that one plays
 * on the default speaker whatever it is told, measured).
 */
final class MachinePlayers implements ChimePlayers {
  private final LibraryPlayer library = new LibraryPlayer();

  @Override
  public ChimePlayers.Player on(String wish, Pick call) throws MediaException {
    if (call.kind() == MediaChoice.Kind.TEST || (wish.isEmpty() && !call.wantsDevice())) {
      return null; // a machine at its tests, or a person who has chosen silence
    }
    List<SoundDevice> there = SoundDevice.speakers();
    if (there.isEmpty()) {
      return null;
    }
    SoundDevice speaker = among(there, wish, call);
    return SoundServer.isLinux() && PulseTool.PLAY.isThere()
        ? new PacatPlayer(speaker.id())
        : library.on(speaker, MediaDevices::getAudioRenderDevices);
  }

  /** The wished one, or else that of the call, or else the default one, which is the first. */
  static SoundDevice among(List<SoundDevice> there, String wish, Pick call) {
    List<String> names = SoundDevice.names(there);
    String ofCall = call.isNamed() ? call.best(names).orElse(names.get(0)) : names.get(0);
    return there.get(names.indexOf(names.contains(wish) ? wish : ofCall));
  }
}
