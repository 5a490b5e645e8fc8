package dev.parley.view;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the person has set for all programs of the desktop, asked once of the desktop's own tools:
 * JavaFX 21 cannot tell. A tool that is missing has nothing to say, and one that hangs keeps nobody
 * waiting. Reduced motion is not among them: nothing in the window moves by itself. Untested on
 * Windows and macOS.
 *
 * @param dark whether windows are dark
 * @param textScale how much larger than usual text is, 1 where the desktop does not say
 */
record DesktopTraits(boolean dark, double textScale) {
  /** Of a desktop that says nothing. */
  static final DesktopTraits UNKNOWN = new DesktopTraits(true, 1);

  private static final String WINDOWS_COLOURS =
      "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
  private static final String WINDOWS_TEXT = "HKCU\\Software\\Microsoft\\Accessibility";

  /** In percent, as a hexadecimal number. */
  private static final Pattern WINDOWS_SCALE =
      Pattern.compile("TextScaleFactor\\s+REG_DWORD\\s+0x(?<percent>[0-9a-fA-F]{1,4})\\b");

  private static final Pattern GNOME_SCALE =
      Pattern.compile("text-scaling-factor (?<factor>[0-9.]{1,8})\\b");
  private static final Pattern GNOME_COLOURS = Pattern.compile("color-scheme '(?<scheme>[a-z-]*)'");

  /** Completes off the JavaFX thread, never exceptionally. */
  static CompletableFuture<DesktopTraits> ask() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return ask(system, questions(system));
  }

  /**
   * @param questions the commands of the tools that answer
   */
  static CompletableFuture<DesktopTraits> ask(String system, List<List<String>> questions) {
    CompletableFuture<String> all = CompletableFuture.completedFuture("");
    for (List<String> question : questions) {
      all = all.thenCombine(answer(question), String::concat);
    }
    return all.thenApply(answers -> of(system, answers));
  }

  static List<List<String>> questions(String system) {
    if (system.startsWith("mac")) {
      return List.of(List.of("defaults", "read", "-g", "AppleInterfaceStyle"));
    }
    if (system.startsWith("windows")) {
      return List.of(
          List.of("reg", "query", WINDOWS_COLOURS, "/v", "AppsUseLightTheme"),
          List.of("reg", "query", WINDOWS_TEXT, "/v", "TextScaleFactor"));
    }
    return List.of(List.of("gsettings", "list-recursively", "org.gnome.desktop.interface"));
  }

  /**
   * @param answers all that the tools have printed
   */
  static DesktopTraits of(String system, String answers) {
    if (answers.isBlank()) {
      return UNKNOWN;
    }
    if (system.startsWith("mac")) { // in light mode the key does not exist
      return new DesktopTraits(answers.contains("Dark"), 1);
    }
    if (system.startsWith("windows")) {
      return new DesktopTraits(
          !Pattern.compile("AppsUseLightTheme\\s+REG_DWORD\\s+0x1\\b").matcher(answers).find(),
          windowsScale(WINDOWS_SCALE.matcher(answers)));
    }
    Matcher colours = GNOME_COLOURS.matcher(answers);
    return new DesktopTraits(
        !colours.find() || colours.group("scheme").equals("prefer-dark"),
        gnomeScale(GNOME_SCALE.matcher(answers)));
  }

  private static double windowsScale(Matcher said) {
    return said.find() ? Integer.parseInt(said.group("percent"), 16) / 100.0 : 1;
  }

  private static double gnomeScale(Matcher said) {
    try {
      return said.find() ? Double.parseDouble(said.group("factor")) : 1;
    } catch (NumberFormatException noNumber) {
      return 1;
    }
  }

  private static CompletableFuture<String> answer(List<String> question) {
    return CompletableFuture.supplyAsync(() -> started(question))
        .thenCompose(Process::onExit)
        .thenApply(DesktopTraits::printed)
        .exceptionally(noTool -> "");
  }

  private static Process started(List<String> command) {
    try {
      return ChildProcess.of(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new IllegalStateException("no such tool: " + command.get(0), missing);
    }
  }

  private static String printed(Process ended) {
    try {
      return new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException("no answer", unreadable);
    }
  }
}
