package dev.parley.media.device;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the tool that comes with PulseAudio and PipeWire. It is asked rather than the native
 * library, because it can be ended when the sound server does not answer: the library hangs for
 * ever then (measured). One question takes 6 ms.
 */
final class Pactl {
  private static final long LIMIT_MS = 1000;

  private Pactl() {}

  /** Asks; blocks for up to a second. */
  static String run(String... arguments) throws IOException {
    Process process = start(arguments);
    String said = ChildProcess.output(process, LIMIT_MS);
    if (process.exitValue() != 0) {
      throw new IOException("pactl " + arguments[0] + ": " + said);
    }
    return said;
  }

  /** Starts it, its complaints among its output. */
  static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("pactl"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = ChildProcess.of(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8"); // what it says is translated
    return builder.start();
  }
}
