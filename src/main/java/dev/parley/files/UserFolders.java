package dev.parley.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Locates the folders of this user, by each system's convention: XDG Base Directory Specification
 * on Linux and alike. The launcher's script finds that of the logs by the same rules.
 *
 * @param system as in {@code os.name}, in lower case
 */
public record UserFolders(String system, Path home, Map<String, String> environment) {
  private static final String HOME = "user.home";

  /** Stands for the home of a user without one, as in Debian. */
  private static final String NOWHERE = "/nonexistent";

  /** They may not exist yet. */
  public static UserFolders ofUser() {
    return new UserFolders(ownSystem(), Path.of(System.getProperty(HOME)), System.getenv());
  }

  /**
   * Takes the home folder from HOME, as shells and the specification do. Java asks only the user
   * database, in which a container's user may be missing. To be called before anything reads the
   * property.
   */
  public static void settleHome() {
    String known = System.getProperty(HOME);
    System.setProperty(HOME, home(ownSystem(), System.getenv("HOME"), known));
  }

  /**
   * @param variable null where it is not set
   * @param known what Java knows, "?" for nothing
   */
  static String home(String system, String variable, String known) {
    if (system.startsWith("windows")) {
      return known;
    }
    boolean listed = known != null && known.startsWith("/");
    return variable != null && variable.startsWith("/") ? variable : listed ? known : NOWHERE;
  }

  /** The folder of the settings. */
  public Path settings() {
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/Parley");
    } else if (system.startsWith("windows")) {
      return of("APPDATA", "AppData/Roaming").resolve("Parley");
    }
    return of("XDG_CONFIG_HOME", ".config").resolve("parley");
  }

  /** The folder of logs and crash files ("actions history: logs"). */
  public Path logs() {
    if (system.startsWith("mac")) {
      return home.resolve("Library/Logs/Parley");
    } else if (system.startsWith("windows")) {
      return of("LOCALAPPDATA", "AppData/Local").resolve("Parley").resolve("logs");
    }
    return of("XDG_STATE_HOME", ".local/state").resolve("parley");
  }

  /** Whether a folder would be in the home of a user who has none. */
  public boolean isHomeless(Path folder) {
    return home.equals(Path.of(NOWHERE)) && folder.startsWith(home);
  }

  /** The variable with which a person puts a folder elsewhere; empty where there is none. */
  String variable(Path folder) {
    boolean movable = !system.startsWith("mac") && !system.startsWith("windows");
    return !movable
        ? ""
        : folder.startsWith(settings())
            ? "XDG_CONFIG_HOME"
            : folder.startsWith(logs()) ? "XDG_STATE_HOME" : "";
  }

  /** "All paths set in these environment variables must be absolute": a relative one is ignored. */
  private Path of(String variable, String otherwise) {
    String text = environment.get(variable);
    try {
      if (text != null && Path.of(text).isAbsolute()) {
        return Path.of(text);
      }
    } catch (InvalidPathException nonsense) {
      // as if it were not set
    }
    return home.resolve(otherwise);
  }

  private static String ownSystem() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT);
  }
}
