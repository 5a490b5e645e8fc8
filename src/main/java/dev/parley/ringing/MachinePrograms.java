package dev.parley.ringing;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;

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
    String said = ChildProcess.output(process, LIMIT_MS);
    if (process.exitValue() != 0) {
      throw new IOException(command.get(0) + " has ended with " + process.exitValue());
    }
    return said;
  }
}
