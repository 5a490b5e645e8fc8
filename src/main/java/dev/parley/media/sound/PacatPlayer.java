package dev.parley.media.sound;

import dev.parley.media.frame.MediaException;
import dev.parley.text.Words;
import java.io.IOException;
import java.io.OutputStream;

/** Plays one sound through PulseAudio's own tool, or PipeWire in its name. */
final class PacatPlayer implements ChimePlayers.Player {
  private static final Words WORDS = Words.in(PacatPlayer.class);

  private final String sink;
  private Process process;
  private boolean stopped;

  /**
   * @param sink Pulse's own name of the speaker
   */
  PacatPlayer(String sink) {
    this.sink = sink;
  }

  @Override
  public void play(byte[] samples) throws MediaException {
    try {
      Process player = begin();
      if (player == null) {
        return;
      }
      try (OutputStream sound = player.getOutputStream()) {
        sound.write(samples);
      }
      player.waitFor();
    } catch (IOException ended) {
      if (!isStopped()) {
        throw new MediaException(WORDS.say("speaker.silent"), ended);
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  private synchronized Process begin() throws IOException {
    if (stopped) {
      return null;
    }
    process = PulseTool.PLAY.start(sink, Chime.SAMPLE_RATE, 60, "--property=media.role=event");
    return process;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  @Override
  public synchronized void stop() {
    stopped = true;
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
