package dev.parley.media.sound;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.frame.Opened;
import java.util.concurrent.TimeUnit;

/**
 * Listens to a microphone in a process of its own and says each level, until its standard input
 * ends. Takes the way (ears, library) and the microphone.
 */
final class EarClient {
  private EarClient() {}

  public static void main(String[] words) throws Exception {
    long start = System.nanoTime();
    boolean[] first = {true};
    Opened ear =
        (words[0].equals("library") ? library() : MicrophoneLevel.ofMachine())
            .listen(
                words[1],
                rms -> {
                  if (first[0]) {
                    first[0] = false;
                    long after = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    System.out.println("first " + after);
                  }
                  System.out.println("level " + rms);
                });
    while (System.in.read() != 's') {
      // whatever else is said does not matter
    }
    long told = System.nanoTime();
    ear.stop();
    System.out.println("stopped " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told));
    System.in.read();
    System.exit(0);
  }

  private static MicrophoneLevel library() {
    LibraryMicrophoneLevel library = new LibraryMicrophoneLevel();
    return (name, level) ->
        library.listen(
            SoundDevice.named(name, SoundDevice.microphones(), "microphone"),
            MediaDevices.getAudioCaptureDevices(),
            level);
  }
}
