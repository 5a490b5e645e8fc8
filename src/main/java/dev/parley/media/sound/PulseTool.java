package dev.parley.media.sound;

import dev.parley.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the tools of PulseAudio and PipeWire for raw sound: 16 bit, mono. */
enum PulseTool {
  PLAY("pacat"),
  RECORD("parec");

  private final String program;

  PulseTool(String program) {
    this.program = program;
  }

  /** Whether it is installed. */
  boolean isThere() {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, program).canExecute());
  }

  /**
   * Starts it; the sound goes by its standard input or output.
   *
   * @param device Pulse's own name of it
   */
  Process start(String device, int rate, int latencyMs, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program,
                "--device=" + device,
                "--rate=" + rate,
                "--channels=1",
                "--format=s16le",
                "--latency-msec=" + latencyMs,
                "--client-name=Parley",
                "--stream-name=Parley"));
    command.addAll(List.of(more));
    return ChildProcess.of(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
