package dev.parley.media.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A {@link ScreenProbe} in a process of its own. */
final class ProbeProcess implements AutoCloseable {
  private static final long LIMIT_S = 60;

  private final Process process;
  private final PrintStream input;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> heard = new ArrayList<>();

  private ProbeProcess(Process process) {
    this.process = process;
    input = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    Thread reader = new Thread(this::read, "test-probe");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it.
   *
   * @param display as DISPLAY has it; empty for none
   * @param arguments those of the probe
   */
  static ProbeProcess start(String display, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            ScreenProbe.class.getName());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeAll(List.of("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"));
    builder.environment().put("DISPLAY", display);
    return new ProbeProcess(builder.redirectErrorStream(true).start());
  }

  private void read() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    } catch (IOException | RuntimeException ended) {
      // what was heard is heard
    }
    lines.add("gone");
  }

  void say(String line) {
    input.println(line);
  }

  /** Waits for a line that fits, past all that do not. */
  String await(String what, Predicate<String> fits) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_S);
    while (true) {
      String line = lines.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null || line.equals("gone")) {
        throw new AssertionError("in vain: " + what + "; heard " + tail());
      }
      heard.add(line);
      if (fits.test(line)) {
        return line;
      }
    }
  }

  /** Its exit code. */
  int end() throws InterruptedException {
    input.close();
    if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
      throw new AssertionError("the probe does not end; heard " + tail());
    }
    return process.exitValue();
  }

  private List<String> tail() {
    return heard.subList(Math.max(0, heard.size() - 20), heard.size());
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
