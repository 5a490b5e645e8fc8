package dev.parley.media.sound;

import dev.onvoid.webrtc.media.MediaDevices;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/**
 * Plays one sound of the house in a process of its own, since a process finds its sound server by
 * its environment. Takes the way (chimes, library), the sound, and the speaker or "-"; says when it
 * begins, and whether it was played; ends it early when it is told so.
 */
final class ChimeClient {
  private ChimeClient() {}

  public static void main(String[] words) throws Exception {
    ThreadLoop loop = new ThreadLoop("client-loop");
    Chimes chimes =
        words[0].equals("library")
            ? new Chimes(loop, () -> MediaChoice.AUTOMATIC, new OnlyLibrary())
            : new Chimes(loop, () -> MediaChoice.AUTOMATIC);
    Chime chime = Chime.valueOf(words[1]);
    String speaker = words[2].equals("-") ? "" : words[2];
    CompletableFuture<Chimes.Playing> begun = new CompletableFuture<>();
    loop.post(
        () -> {
          System.out.println("begins");
          Chimes.Playing playing = chimes.play(chime, speaker);
          playing.over().thenAccept(played -> System.out.println("over " + played));
          begun.complete(playing);
        });
    stopWhenTold(loop, begun.get());
  }

  private static void stopWhenTold(ThreadLoop loop, Chimes.Playing playing) throws IOException {
    if (System.in.read() == 's') {
      loop.post(playing::stop);
      System.in.read();
    }
    System.exit(0);
  }

  private static final class OnlyLibrary implements ChimePlayers {
    private final LibraryPlayer library = new LibraryPlayer();

    @Override
    public ChimePlayers.Player on(String wish, MediaChoice.Pick call) throws MediaException {
      return library.on(SoundDevice.speakers().get(0), MediaDevices::getAudioRenderDevices);
    }
  }
}
