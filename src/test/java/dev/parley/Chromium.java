package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A Chromium without a window, or with one on a virtual display, on one page, with a camera and a
 * microphone of its own making. Its profile is new and empty; nothing of it stays, neither process
 * nor file.
 */
final class Chromium implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final int GOODBYE_SECONDS = 10;

  private static final List<String> OPTIONS =
      List.of(
          "--no-sandbox", // which root may not have
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--use-fake-device-for-media-stream=fps=30",
          "--use-fake-ui-for-media-stream",
          "--autoplay-policy=no-user-gesture-required",
          "--mute-audio",
          // Nothing but the page: no word to anybody else.
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
          "--disable-quic",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-extensions",
          "--disable-breakpad",
          "--no-first-run",
          "--no-default-browser-check",
          "--password-store=basic");

  private final Path profile;
  private final Path log;
  private final Process process;

  private Chromium(Path profile, List<String> options, Map<String, String> environment)
      throws IOException {
    this.profile = profile;
    log = profile.resolve("output.txt");
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile.resolve("data"));
    command.addAll(options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("HOME", profile.toString());
    builder.environment().put("TMPDIR", profile.toString());
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  static Chromium open(URI page) {
    return open(List.of("--headless=new", page.toString()), Map.of());
  }

  /** With a window and nothing of its own in it, as large as the display. */
  static Chromium onDisplay(URI page, String display, int width, int height) {
    List<String> options =
        List.of(
            "--ozone-platform=x11",
            "--test-type", // no bar that warns of the options
            "--window-position=0,0",
            "--window-size=" + width + "," + height,
            "--kiosk",
            "--app=" + page);
    return open(options, Map.of("DISPLAY", display));
  }

  /** With nothing but an empty page, for {@link #devTools}. */
  static Chromium withDevTools() {
    return open(List.of("--headless=new", "--remote-debugging-port=0", "about:blank"), Map.of());
  }

  DevTools devTools() throws IOException {
    return new DevTools(profile.resolve("data/DevToolsActivePort"));
  }

  private static Chromium open(List<String> options, Map<String, String> environment) {
    if (!Files.isExecutable(PROGRAM)) {
      throw new AssertionError(
          PROGRAM + " is not here. Install the package chromium, or run src/scripts/packages test");
    }
    try {
      return new Chromium(Files.createTempDirectory("parley-chromium"), options, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** What it has said of itself. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    process.destroy(); // in order first: then it sees to its own children
    ends(List.of(process.toHandle()));
    all.forEach(ProcessHandle::destroyForcibly);
    ends(all);
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ends(List<ProcessHandle> processes) {
    CompletableFuture<?>[] ends =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stays) {
      // is ended by force next
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
