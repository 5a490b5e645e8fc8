package dev.parley.media.sound;

import dev.parley.Closing;
import dev.parley.media.device.SoundServer;
import dev.parley.media.test.TestTone;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A sound server of the test's own, without hardware: a speaker for each side, and a microphone
 * that hears what is played into it. No other program knows of it.
 */
public final class PrivatePulse implements AutoCloseable {
  static final String MICROPHONE = "Mike";
  static final String SPEAKER = "Speaker";
  static final String FAR_SPEAKER = "FarSpeaker";

  private static final int START_SECONDS = 60;

  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private final AtomicBoolean playing = new AtomicBoolean();
  private final Process server;

  public PrivatePulse(Path folder) throws Exception {
    this.folder = folder;
    Files.createDirectories(folder.resolve("run"));
    Files.createDirectories(folder.resolve("state"));
    server =
        start(
            List.of(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "-L",
                "module-native-protocol-unix auth-anonymous=1 socket=" + socket(),
                "-L",
                sink("speaker", SPEAKER),
                "-L",
                sink("far", FAR_SPEAKER),
                "-L",
                sink("feed", "Feed"),
                "-L",
                "module-remap-source master=feed.monitor source_name=mike"
                    + " source_properties=device.description="
                    + MICROPHONE));
    try {
      awaitSocket();
      pactl("set-default-sink", "speaker");
      pactl("set-default-source", "mike");
    } catch (Exception | AssertionError failure) {
      Closing.after(failure, this);
      throw failure;
    }
  }

  private static String sink(String name, String description) {
    return "module-null-sink sink_name="
        + name
        + " rate=48000 sink_properties=device.description="
        + description;
  }

  private String socket() {
    return folder.resolve("socket").toString();
  }

  /** Where its clients find it; what of the user's own sound server is set is out of the way. */
  public Map<String, String> environment() {
    return Map.of(
        "HOME",
        folder.toString(),
        "PULSE_SERVER",
        "unix:" + socket(),
        "PULSE_RUNTIME_PATH",
        folder.resolve("run").toString(),
        "PULSE_STATE_PATH",
        folder.resolve("state").toString());
  }

  /** The server says when it is ready by its socket alone: a client that asks is told to wait. */
  private void awaitSocket() throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!SoundServer.isThere(environment(), folder)) {
      if (!server.isAlive() || System.nanoTime() > until) {
        throw new AssertionError("no PulseAudio: " + output());
      }
      server.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  /** Asks or orders something of it. */
  public String pactl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("pactl"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
    return said;
  }

  /** Plays a tone to the microphone until the end. */
  public void speak(int hertz) throws IOException {
    Process player =
        start(
            List.of(
                "pacat",
                "--playback",
                "--device=feed",
                "--rate=48000",
                "--channels=1",
                "--format=s16le",
                "--latency-msec=40"));
    playing.set(true);
    Thread thread = new Thread(() -> play(player.getOutputStream(), hertz), "test-speech");
    thread.setDaemon(true);
    thread.start();
  }

  private void play(OutputStream player, int hertz) {
    TestTone tone = new TestTone(hertz);
    try (OutputStream speech = player) {
      while (playing.get()) {
        speech.write(tone.next()); // waits when its buffer is full
        speech.flush();
      }
    } catch (IOException ended) {
      // the server is gone, or the test at its end
    }
  }

  /** What one of its speakers plays: 48 kHz, mono, 16 bit, as it is played. */
  InputStream hear(String sink) throws IOException {
    return start(
            List.of(
                "parec",
                "--device=" + sink + ".monitor",
                "--rate=48000",
                "--channels=1",
                "--format=s16le",
                "--latency-msec=10"))
        .getInputStream();
  }

  /** Ends it at once, in the middle of whatever its clients do. */
  void kill() throws InterruptedException {
    server.destroyForcibly().waitFor();
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("output").toFile()));
    builder.environment().putAll(environment());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  @Override
  public void close() {
    playing.set(false);
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
  }
}
