package dev.parley.view;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Whether the desktop is dark, asked once of the desktop's own tool: JavaFX 21 cannot tell. A tool
 * that is missing counts as dark, and one that hangs keeps nobody waiting.
 */
final class DesktopTheme {
  private DesktopTheme() {}

  /** Completes off the JavaFX thread, never exceptionally. */
  static CompletableFuture<Boolean> isDark() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return CompletableFuture.supplyAsync(() -> started(question(system)))
        .thenCompose(Process::onExit)
        .thenApply(DesktopTheme::answer)
        .thenApply(answer -> isDark(system, answer))
        .exceptionally(noTool -> true);
  }

  static List<String> question(String system) {
    if (system.startsWith("mac")) {
      return List.of("defaults", "read", "-g", "AppleInterfaceStyle");
    }
    if (system.startsWith("windows")) {
      String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
      return List.of("reg", "query", key, "/v", "AppsUseLightTheme");
    }
    return List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
  }

  static boolean isDark(String system, String answer) {
    if (system.startsWith("mac")) {
      return answer.contains("Dark"); // in light mode the key does not exist
    }
    if (system.startsWith("windows")) {
      return !answer.contains("0x1");
    }
    return !answer.contains("default") && !answer.contains("light");
  }

  private static Process started(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new IllegalStateException("no such tool: " + command.get(0), missing);
    }
  }

  private static String answer(Process ended) {
    try {
      return new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("no answer", unreadable);
    }
  }
}
