package dev.parley.media.sound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The test's end of a {@link SoundClient}. */
final class SoundSide implements AutoCloseable {
  private final List<String> said = new ArrayList<>();
  private final Process process;
  private final Writer commands;
  private int read;
  private SoundSide other;

  /**
   * Starts one.
   *
   * @param environment besides this process's own
   * @param devices camera, microphone, speaker; "-" for an automatic one
   */
  SoundSide(Map<String, String> environment, String... devices) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), SoundClient.class.getName()));
    command.addAll(List.of(devices));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    process = builder.start();
    commands = process.outputWriter();
    Thread thread = new Thread(() -> listen(process.inputReader()), "test-side");
    thread.setDaemon(true);
    thread.start();
  }

  /** Both hear what the other has to say, and are connected once this returns. */
  static void connect(SoundSide polite, SoundSide impolite) throws InterruptedException {
    polite.other = impolite;
    impolite.other = polite;
    for (SoundSide side : List.of(polite, impolite)) {
      side.tell("media");
      side.await("ready");
    }
    polite.tell("connect true");
    impolite.tell("connect false");
    for (SoundSide side : List.of(polite, impolite)) {
      side.await("state CONNECTED");
    }
  }

  private void listen(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("description ") || line.startsWith("candidate ")) {
          other.tell(line);
        } else {
          note(line);
        }
      }
    } catch (IOException ended) {
      // killed by the test
    }
    note("ended");
  }

  private synchronized void note(String line) {
    said.add(line);
    notifyAll();
  }

  synchronized void tell(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException gone) {
      said.add("gone before: " + command);
    }
  }

  /** Waits for the next line that begins so, and returns it. */
  String await(String beginning) throws InterruptedException {
    return await(beginning, Duration.ofSeconds(60));
  }

  synchronized String await(String beginning, Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (true) {
      while (read < said.size()) {
        String line = said.get(read++);
        if (line.startsWith(beginning)) {
          return line;
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("no '" + beginning + "' but " + said);
      }
      wait(left);
    }
  }

  /** Whether it has said a line that begins so. */
  synchronized boolean hasSaid(String beginning) {
    return said.stream().anyMatch(line -> line.startsWith(beginning));
  }

  /** Whether it ends by itself in time; what it is told last is "quit". */
  boolean quits(Duration limit) throws InterruptedException {
    tell("quit");
    return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
