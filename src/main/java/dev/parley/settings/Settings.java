package dev.parley.settings;

import dev.parley.files.PrivateFiles;
import dev.parley.text.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Locates the folder of this user's settings, by each system's convention. */
public final class Settings {
  private static final Words WORDS = Words.in(Settings.class);

  private Settings() {}

  /** One sentence on a folder that cannot be used; the system's exception holds but a path. */
  public static IOException unusable(Path folder, FileSystemException failure) {
    String why = failure.getReason() == null ? WORDS.say("settings.noAccess") : failure.getReason();
    return new IOException(WORDS.say("settings.unusable", folder, why), failure);
  }

  /**
   * Makes a folder of them, and keeps others out of it and of what is in it; blocks.
   *
   * @throws IOException with a sentence, where it belongs to another user too
   */
  public static void prepare(Path folder) throws IOException {
    try {
      PrivateFiles.folder(folder);
    } catch (FileSystemException failure) {
      throw unusable(folder, failure);
    }
  }

  /**
   * Reads properties; there are none in a file that is missing or damaged. Blocks.
   *
   * @throws FileSystemException where it is a link, or another user's
   */
  public static Properties properties(Path file) throws IOException {
    Properties kept = new Properties();
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      try (var reader = new InputStreamReader(PrivateFiles.read(file), StandardCharsets.UTF_8)) {
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
