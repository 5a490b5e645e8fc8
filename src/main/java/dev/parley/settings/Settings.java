package dev.parley.settings;

import dev.parley.files.PrivateFiles;
import dev.parley.files.UserFolders;
import dev.parley.text.Words;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Properties;

/** Makes and reads what is in the folder of this user's settings. */
public final class Settings {
  private static final Words WORDS = Words.in(Settings.class);

  private Settings() {}

  /** One sentence on a folder that cannot be used; the system's exception holds but a path. */
  public static IOException unusable(Path folder, FileSystemException failure) {
    String system = failure.getReason() == null ? "settings.noAccess" : "";
    String key = UserFolders.ofUser().isHomeless(folder) ? "settings.noHome" : system;
    String why = key.isEmpty() ? failure.getReason() : WORDS.say(key);
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
    return UserFolders.ofUser().settings();
  }
}
