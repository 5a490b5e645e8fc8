package dev.parley.report;

import dev.parley.diagnostics.Archive;
import dev.parley.diagnostics.Archive.Part;
import dev.parley.diagnostics.Crashes;
import dev.parley.diagnostics.Masking;
import dev.parley.diagnostics.Networks;
import dev.parley.loop.Loop;
import dev.parley.media.device.Devices;
import dev.parley.media.screen.Screen;
import dev.parley.media.screen.Screens;
import dev.parley.settings.KnownSecrets;
import dev.parley.settings.SettingsFile;
import dev.parley.text.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes everything that helps to find a problem into one file (docs/diagnostics.md).
 *
 * @param settings the folder of the settings
 * @param logs that of logs and crash files
 * @param secrets those that this run was given
 */
public record DiagnosticsFile(Path settings, Path logs, List<String> secrets) {
  private static final Logger LOG = LoggerFactory.getLogger(DiagnosticsFile.class);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * Writes it. First without the devices: to look at those loads the native library, which may be
   * what is wrong.
   *
   * @param graphics how the window is drawn
   * @return completes on the loop; or fails with a sentence in English
   */
  public CompletableFuture<Void> write(Loop loop, Path target, String graphics) {
    return write(loop, target, graphics, "They were not looked at.\n")
        .thenCompose(done -> Devices.list(loop))
        .thenCombine(Screens.list(loop), DiagnosticsFile::text)
        .thenCompose(devices -> write(loop, target, graphics, devices));
  }

  private CompletableFuture<Void> write(Loop loop, Path target, String graphics, String devices) {
    return loop.offload("save diagnostics", () -> writeNow(target, graphics, devices), LIMIT);
  }

  /** Blocks on files. */
  void writeNow(Path target, String graphics, String devices) throws IOException {
    Masking masking = Masking.PATTERNS.with(KnownSecrets.of(settings)).with(secrets);
    Crashes.look(logs, masking);
    try {
      new Archive(logs, masking)
          .add(new Part("versions.txt", "Versions, and the system.", versions(graphics)))
          .add(
              new Part(
                  "settings.json",
                  "The settings, without secrets.",
                  SettingsFile.read(settings).excerpt()))
          .add(
              new Part(
                  "settings-troubles.txt",
                  "What is wrong with the settings.",
                  String.join("\n", SettingsFile.look(settings)) + "\n"))
          .add(new Part("devices.txt", "Names of devices and screens.", devices))
          .add(
              new Part(
                  "network.txt",
                  "Network interfaces by kind, without addresses.",
                  Networks.describe()))
          .write(target);
    } catch (IOException failure) {
      LOG.info("the diagnostics could not be saved: {}", failure.toString());
      throw new IOException(
          target + " cannot be written (" + Failure.reason(failure) + ").", failure);
    }
  }

  private static String text(Devices devices, Screens screens) {
    List<String> shown =
        screens.screens().stream()
            .filter(one -> one.kind() == Screen.Kind.SCREEN) // a window's title is a private matter
            .map(Screen::title)
            .toList();
    return list("Cameras", devices.cameras())
        + list("Microphones", devices.microphones())
        + list("Speakers", devices.speakers())
        + list("Screens", shown)
        + (screens.obstacle().isEmpty() ? "" : screens.obstacle() + "\n");
  }

  private static String list(String title, List<String> names) {
    return title
        + ":\n"
        + (names.isEmpty() ? "  none\n" : "")
        + names.stream().map(name -> "  " + name + "\n").collect(Collectors.joining());
  }

  private static String versions(String graphics) {
    StringBuilder text = new StringBuilder();
    line(text, "Parley", Version.text());
    line(text, "Java", System.getProperty("java.runtime.version"));
    line(text, "Java VM", System.getProperty("java.vm.name"));
    line(text, "webrtc-java", Version.of("webrtc"));
    line(text, "libwebrtc", Version.of("libwebrtc"));
    line(text, "JavaFX", Version.of("javafx"));
    line(text, "graphics", graphics);
    for (String property : List.of("os.name", "os.version", "os.arch")) {
      line(text, property, System.getProperty(property));
    }
    Runtime machine = Runtime.getRuntime();
    line(text, "processors", String.valueOf(machine.availableProcessors()));
    line(
        text,
        "heap MB",
        machine.totalMemory() / 1_000_000 + " of " + machine.maxMemory() / 1_000_000);
    line(text, "language", Locale.getDefault(Locale.Category.FORMAT).toLanguageTag());
    for (String variable :
        List.of("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "DISPLAY", "WAYLAND_DISPLAY")) {
      line(text, variable, System.getenv(variable));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String value) {
    text.append(what).append(": ").append(value == null ? "-" : value).append('\n');
  }
}
