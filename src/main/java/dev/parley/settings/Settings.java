package dev.parley.settings;

import dev.parley.text.Words;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locates the folder of this user's settings, by each system's convention. */
public final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private static final Words WORDS = Words.in(Settings.class);

  private Settings() {}

  /** One sentence on a folder that cannot be used; the system's exception holds but a path. */
  public static IOException unusable(Path folder, FileSystemException failure) {
    String why = failure.getReason() == null ? WORDS.say("settings.noAccess") : failure.getReason();
    return new IOException(WORDS.say("settings.unusable", folder, why), failure);
  }

  /**
   * Makes a folder of them, and keeps others out of it; blocks.
   *
   * @throws IOException with a sentence
   */
  public static void prepare(Path folder) throws IOException {
    Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
    try {
      if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(folder);
        return;
      }
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
      if (!ours.containsAll(Files.getPosixFilePermissions(folder))) {
        keepOthersOut(folder, ours);
      }
    } catch (FileSystemException failure) {
      throw unusable(folder, failure);
    }
  }

  /**
   * A folder that belongs to another user, or on a file system without modes, can be used all the
   * same: the files in it that nobody else may read are made so themselves.
   */
  private static void keepOthersOut(Path folder, Set<PosixFilePermission> ours) {
    try {
      Files.setPosixFilePermissions(folder, ours);
    } catch (IOException | UnsupportedOperationException refused) {
      LOG.warn("other users may be able to list the settings folder: {}", refused.getMessage());
    }
  }

  /** Reads properties; there are none in a file that is missing or damaged. Blocks. */
  public static Properties properties(Path file) throws IOException {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      } catch (IllegalArgumentException damaged) { // a broken escape
        kept.clear();
      }
    }
    return kept;
  }

  /** The settings folder of this user; it may not exist yet. */
  public static Path folder() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return folder(system, Path.of(System.getProperty("user.home")), System.getenv());
  }

  /** XDG Base Directory Specification on Linux and alike; Application Support; %APPDATA%. */
  static Path folder(String system, Path home, Map<String, String> environment) {
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support/Parley");
    } else if (system.startsWith("windows")) {
      String roaming = environment.get("APPDATA");
      return (roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming))
          .resolve("Parley");
    }
    String config = environment.get("XDG_CONFIG_HOME");
    // "All paths set in these environment variables must be absolute": a relative one is ignored.
    boolean usable = config != null && Path.of(config).isAbsolute();
    return (usable ? Path.of(config) : home.resolve(".config")).resolve("parley");
  }
}
