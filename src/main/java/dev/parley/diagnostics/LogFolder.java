package dev.parley.diagnostics;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Locates the folder for logs and crash files of this user's runs, by each system's convention. */
public final class LogFolder {
  private LogFolder() {}

  /** It may not exist yet. */
  public static Path ofUser() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return of(system, Path.of(System.getProperty("user.home")), System.getenv());
  }

  /** XDG Base Directory Specification ("actions history: logs") on Linux and alike. */
  static Path of(String system, Path home, Map<String, String> environment) {
    if (system.startsWith("mac")) {
      return home.resolve("Library/Logs/Parley");
    } else if (system.startsWith("windows")) {
      return absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
          .resolve("Parley")
          .resolve("logs");
    }
    return absolute(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
        .resolve("parley");
  }

  /** "All paths set in these environment variables must be absolute": a relative one is ignored. */
  private static Path absolute(String text, Path otherwise) {
    try {
      return text != null && Path.of(text).isAbsolute() ? Path.of(text) : otherwise;
    } catch (InvalidPathException nonsense) {
      return otherwise;
    }
  }
}
