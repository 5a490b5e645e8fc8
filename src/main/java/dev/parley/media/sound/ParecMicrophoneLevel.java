package dev.parley.media.sound;

import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Opened;
import dev.parley.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.DoubleConsumer;

/** Measures a microphone with PulseAudio's tool, or PipeWire's replacement for it. */
final class ParecMicrophoneLevel implements Opened {
  private static final Words WORDS = Words.in(ParecMicrophoneLevel.class);

  private static final int RATE = 16_000;
  private static final int PIECE = 2 * RATE / 20;

  private final Process recorder;

  private ParecMicrophoneLevel(Process recorder) {
    this.recorder = recorder;
  }

  /**
   * @param source Pulse's own name of the microphone
   */
  static ParecMicrophoneLevel open(String source, DoubleConsumer level) throws MediaException {
    try {
      Process recorder = PulseTool.RECORD.start(source, RATE, 30);
      Thread thread = new Thread(() -> listen(recorder.getInputStream(), level), "parley-level");
      thread.setDaemon(true);
      thread.start();
      return new ParecMicrophoneLevel(recorder);
    } catch (IOException missing) {
      throw new MediaException(WORDS.say("microphone.unusable", source), missing);
    }
  }

  private static void listen(InputStream sound, DoubleConsumer level) {
    byte[] piece = new byte[PIECE];
    try {
      while (sound.readNBytes(piece, 0, PIECE) == PIECE) {
        level.accept(Loudness.rms(piece, PIECE));
      }
    } catch (IOException ended) {
      // stopped, or the server is gone: that is told by others
    }
  }

  @Override
  public void stop() {
    recorder.destroyForcibly().onExit().join(); // then the microphone is free
  }

  @Override
  public void free() {}
}
