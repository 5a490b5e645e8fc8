package dev.parley.report;

import dev.parley.process.ChildProcess;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the folder for a file that is saved without asking where: the documents folder, or the home
 * folder. Blocks on files.
 *
 * @param home of the user
 * @param config the folder of the desktop's configuration, Linux alone
 */
public record Downloads(Path home, Path config) {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String KEY = "XDG_DOCUMENTS_DIR=\"$HOME/";

  public static Downloads ofUser() {
    Path settings = Settings.folder(); // on Linux, in the folder that is asked for here
    return new Downloads(Path.of(System.getProperty("user.home")), settings.getParent());
  }

  /** A file that is not there yet. */
  Path choose() {
    return folder().resolve("parley-diagnostics-" + STAMP.format(LocalDateTime.now()) + ".zip");
  }

  /** The documents, in whatever language they are called (xdg-user-dirs), or else the home. */
  Path folder() {
    return documents()
        .or(() -> Optional.of(home.resolve("Documents")))
        .filter(Files::isDirectory)
        .orElse(home);
  }

  private Optional<Path> documents() {
    try {
      return Files.readAllLines(config.resolve("user-dirs.dirs")).stream()
          .filter(line -> line.startsWith(KEY) && line.endsWith("\""))
          .map(line -> home.resolve(line.substring(KEY.length(), line.length() - 1)))
          .findFirst();
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Opens the system's own program for files where this one is. Untested on Windows and macOS. */
  void reveal(Path file) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.startsWith("mac")
            ? List.of("open", "-R", file.toString())
            : system.startsWith("windows")
                ? List.of("explorer", "/select," + file)
                : List.of("xdg-open", file.getParent().toString());
    ChildProcess.of(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
