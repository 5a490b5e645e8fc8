package dev.parley.media;

import dev.parley.words.Words;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/** Plays one sound through PulseAudio's own tool, or PipeWire in its name. */
final class PacatPlayer implements Chimes.Player {
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

  /** Whether the tool is installed. */
  static boolean isThere() {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "pacat").canExecute());
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
    process =
        new ProcessBuilder(
                List.of(
                    "pacat",
                    "--playback",
                    "--device=" + sink,
                    "--rate=" + Chime.SAMPLE_RATE,
                    "--channels=1",
                    "--format=s16le",
                    "--latency-msec=60",
                    "--client-name=Parley",
                    "--stream-name=Parley",
                    "--property=media.role=event"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
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
