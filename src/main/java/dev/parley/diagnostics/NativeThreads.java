package dev.parley.diagnostics;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Reads what Linux reports about the threads of this process, including those that Java does not
 * know. Blocks on files and on another program.
 */
final class NativeThreads {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final int MOST_THREADS = 500;
  private static final int MOST_BYTES = 300_000;

  /** More than the script below takes; then something is wrong with that, too. */
  private static final int LIMIT_SECONDS = 15;

  /**
   * Runs a debugger on the process $1 and keeps $2 bytes of what it says. The time limit is outside
   * this process, because a debugger stops all threads of it, those that keep the time included.
   * One that is killed in the middle may leave the process stopped: so it is told to continue.
   */
  private static final String SCRIPT =
      "pid=$1; most=$2; shift 2; timeout -k 2 10 \"$@\" 2>&1 | head -c \"$most\"; kill -CONT \"$pid\"";

  /** Options, with a bar between two of them. */
  private static final String STACK = "-n|60|-m|-p|%s";

  private static final String GDB =
      "-nx|-batch|-iex|set auto-load off|-iex|set print thread-events off"
          + "|-iex|set pagination off|-iex|set print frame-arguments none"
          + "|-p|%s|-ex|thread apply all bt 60";

  private NativeThreads() {}

  /** Name and state of each, a line each; empty where the system does not tell. */
  static String states() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> tasks = Files.list(TASKS)) {
      text.append("\nNative threads: id, name, state, where in the kernel, number of the call\n\n");
      tasks.limit(MOST_THREADS).forEach(task -> state(text, task));
    } catch (IOException notLinux) {
      return "";
    }
    return text.toString();
  }

  private static void state(StringBuilder text, Path task) {
    String state =
        read(task, "status")
            .lines()
            .filter(line -> line.startsWith("State:"))
            .map(line -> line.substring("State:".length()).strip())
            .findFirst()
            .orElse("?");
    // What follows the number are the call's arguments: addresses, and of no use here.
    String call = read(task, "syscall").split(" ", 2)[0];
    text.append(task.getFileName()).append(' ').append(read(task, "comm")).append(": ");
    text.append(state).append(", ").append(read(task, "wchan")).append(", ").append(call);
    text.append('\n');
  }

  private static String read(Path task, String file) {
    try {
      return Files.readString(task.resolve(file), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException goneOrForbidden) {
      return "?";
    }
  }

  /** What a debugger says of them; or why there is none. Empty on other systems. */
  static String frames() {
    if (!Files.isDirectory(TASKS)) {
      return "";
    }
    Optional<List<String>> debugger = debugger();
    if (debugger.isEmpty()) {
      return "\nNative frames: none, since neither eu-stack nor gdb is installed.\n";
    }
    try {
      return "\nNative frames, as " + debugger.get().get(0) + " says\n\n" + run(debugger.get());
    } catch (IOException failure) {
      return "\nNative frames: none, since the debugger does not run: " + failure + "\n";
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      return "\nNative frames: none, since there was no time.\n";
    }
  }

  /** The one that is quicker, if it is there. Neither reads a file of the user's or of a folder. */
  private static Optional<List<String>> debugger() {
    return find("eu-stack")
        .map(tool -> command(tool, STACK))
        .or(() -> find("gdb").map(tool -> command(tool, GDB)));
  }

  private static List<String> command(String tool, String options) {
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(options.formatted(ProcessHandle.current().pid()).split("\\|")));
    return command;
  }

  private static Optional<String> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(":"))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> folder + "/" + program)
        .filter(NativeThreads::runs)
        .findFirst();
  }

  private static boolean runs(String file) {
    try {
      return Files.isExecutable(Path.of(file)) && Files.isRegularFile(Path.of(file));
    } catch (InvalidPathException nonsense) {
      return false;
    }
  }

  /** Writes to a file: a full pipe would stop the debugger, while this process cannot read it. */
  private static String run(List<String> debugger) throws IOException, InterruptedException {
    Path said = Files.createTempFile("parley-", ".txt");
    try {
      List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
      command.add(String.valueOf(ProcessHandle.current().pid()));
      command.add(String.valueOf(MOST_BYTES));
      command.addAll(debugger);
      ProcessBuilder builder =
          ChildProcess.of(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      builder.environment().remove("DEBUGINFOD_URLS"); // it is not to ask the network
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      try (InputStream in = Files.newInputStream(said)) {
        return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      }
    } finally {
      Files.deleteIfExists(said);
    }
  }
}
