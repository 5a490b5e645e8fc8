package dev.parley.instance;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Locates the socket by which copies of the program with the same settings find each other. */
public final class IpcSocketPath {
  private IpcSocketPath() {}

  /** A socket in a folder of its own, for this user and these settings. */
  public static Path socket(Path settings) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return socket(system, settings, System.getenv());
  }

  /**
   * In the folder for this login where the system has one (XDG Base Directory Specification), else
   * beside the settings: a socket's path has about a hundred characters at most.
   */
  static Path socket(String system, Path settings, Map<String, String> environment) {
    String local = environment.get("LOCALAPPDATA");
    String runtime = environment.get("XDG_RUNTIME_DIR");
    if (system.startsWith("windows") && local != null) {
      return Path.of(local).resolve("Parley").resolve("door").resolve(name(settings));
    } else if (isUsable(runtime)) {
      return Path.of(runtime).resolve("parley").resolve(name(settings));
    }
    return settings.toAbsolutePath().resolve("door").resolve("links");
  }

  /** The variable may be left over from another login. */
  private static boolean isUsable(String folder) {
    try {
      return folder != null && Path.of(folder).isAbsolute() && Files.isDirectory(Path.of(folder));
    } catch (InvalidPathException nonsense) {
      return false;
    }
  }

  /** Who has other settings is at another place. */
  private static String name(Path settings) {
    try {
      byte[] path = settings.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(path);
      return "links-" + HexFormat.of().formatHex(hash, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
