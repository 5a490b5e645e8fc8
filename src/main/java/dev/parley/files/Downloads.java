package dev.parley.files;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the folders for files that are saved without asking where: what Parley makes goes to the
 * documents, what others send to the downloads, and either to the home folder where there is no
 * such folder. Blocks on files.
 *
 * @param home of the user
 * @param config the folder of the desktop's configuration, Linux alone
 */
public record Downloads(Path home, Path config) {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
  private static final String IN_HOME = "=\"$HOME/";

  public static Downloads ofUser() {
    Path settings =
        UserFolders.ofUser().settings(); // on Linux, in the folder that is asked for here
    return new Downloads(Path.of(System.getProperty("user.home")), settings.getParent());
  }

  /** A file that is not there yet. */
  public Path choose() {
    return folder().resolve("parley-diagnostics-" + STAMP.format(LocalDateTime.now()) + ".zip");
  }

  /** Where what Parley makes for the person goes. */
  public Path folder() {
    return folder("XDG_DOCUMENTS_DIR", "Documents");
  }

  /** Where received files go. */
  public Path received() {
    return folder("XDG_DOWNLOAD_DIR", "Downloads");
  }

  /** In whatever language it is called (xdg-user-dirs), or else the home. */
  private Path folder(String key, String usual) {
    return named(key + IN_HOME)
        .or(() -> Optional.of(home.resolve(usual)))
        .filter(Files::isDirectory)
        .orElse(home);
  }

  private Optional<Path> named(String key) {
    try {
      return Files.readAllLines(config.resolve("user-dirs.dirs")).stream()
          .filter(line -> line.startsWith(key) && line.endsWith("\""))
          .map(line -> home.resolve(line.substring(key.length(), line.length() - 1)))
          .findFirst();
    } catch (IOException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** Opens the system's own program for files where this one is. Untested on Windows and macOS. */
  public void reveal(Path file) throws IOException {
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
