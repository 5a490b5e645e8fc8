package dev.parley.loop;

import java.io.File;
import java.io.IOException;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What every thread of this process is doing: in Java, with its locks, and below Java where gdb or
 * eu-stack is installed.
 */
final class StackDump {
  private static final int LIMIT_SECONDS = 15;
  private static final int LIMIT_CHARS = 200_000;

  private StackDump() {}

  /** Blocks while the debugger looks, {@link #LIMIT_SECONDS} at most. */
  static String take() {
    return java() + "\n" + system();
  }

  private static String java() {
    StringBuilder text = new StringBuilder("Threads in Java:\n");
    for (ThreadInfo thread :
        ManagementFactory.getThreadMXBean().dumpAllThreads(true, true, Integer.MAX_VALUE)) {
      describe(thread, text);
    }
    return text.toString();
  }

  /** Not by ThreadInfo's own text, which stops after eight frames. */
  private static void describe(ThreadInfo thread, StringBuilder text) {
    text.append('\n').append('"').append(thread.getThreadName()).append("\" ");
    text.append(thread.getThreadState());
    if (thread.getLockName() != null) {
      text.append(" on ").append(thread.getLockName());
    }
    if (thread.getLockOwnerName() != null) {
      text.append(" of \"").append(thread.getLockOwnerName()).append('"');
    }
    text.append('\n');
    StackTraceElement[] frames = thread.getStackTrace();
    for (int depth = 0; depth < frames.length; depth++) {
      text.append("    at ").append(frames[depth]).append('\n');
      for (MonitorInfo monitor : thread.getLockedMonitors()) {
        if (monitor.getLockedStackDepth() == depth) {
          text.append("      has locked ").append(monitor).append('\n');
        }
      }
    }
    for (LockInfo lock : thread.getLockedSynchronizers()) {
      text.append("      has locked ").append(lock).append('\n');
    }
  }

  private static String system() {
    String self = Long.toString(ProcessHandle.current().pid());
    if (onPath("timeout").isEmpty()) {
      return "Threads below Java: nothing to limit a debugger with (timeout)\n";
    }
    if (onPath("gdb").isPresent()) {
      return asked("gdb", "-nx", "-batch", "-p", self, "-ex", "thread apply all bt 40");
    }
    if (onPath("eu-stack").isPresent()) {
      return asked("eu-stack", "-p", self);
    }
    return "Threads below Java: no debugger here (gdb or eu-stack)\n";
  }

  /**
   * A debugger stops this process while it looks. So it writes to a file, as nobody would empty a
   * pipe, and another program ends it when it takes too long.
   */
  private static String asked(String... debugger) {
    try {
      Path said = Files.createTempFile("stacks", ".txt");
      try {
        ProcessBuilder builder =
            new ProcessBuilder(
                Stream.concat(
                        Stream.of("timeout", "-s", "KILL", Integer.toString(LIMIT_SECONDS)),
                        Stream.of(debugger))
                    .toList());
        builder.environment().put("DEBUGINFOD_URLS", ""); // it would load symbols from the network
        builder.redirectErrorStream(true).redirectOutput(said.toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        int end = builder.start().waitFor();
        String text = Files.readString(said, StandardCharsets.ISO_8859_1);
        return "Threads below Java, by "
            + debugger[0]
            + (end == 0 ? "" : ", which ended with " + end)
            + ":\n"
            + text.substring(0, Math.min(text.length(), LIMIT_CHARS));
      } finally {
        Files.delete(said);
      }
    } catch (IOException failure) {
      return "Threads below Java: " + failure + "\n";
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return "Threads below Java: interrupted\n";
    }
  }

  private static Optional<Path> onPath(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).stream()
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
