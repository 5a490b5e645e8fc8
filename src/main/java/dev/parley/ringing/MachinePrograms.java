package dev.parley.ringing;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of this machine, with a time limit. */
final class MachinePrograms implements Programs {
  private static final long LIMIT_MS = 4000;

  @Override
  public String ask(Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder =
        ChildProcess.of(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    process
        .onExit()
        .orTimeout(LIMIT_MS, TimeUnit.MILLISECONDS)
        .exceptionally(
            hung -> {
              process.destroyForcibly();
              return process;
            });
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.onExit().join().exitValue();
    if (status != 0) {
      throw new IOException(command.get(0) + " has ended with " + status);
    }
    return said.strip();
  }
}
