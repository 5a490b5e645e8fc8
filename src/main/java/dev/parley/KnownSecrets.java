package dev.parley;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Collects the secrets of this user's files and of this process, so that they can be masked in what
 * others may see. Blocks on files.
 */
final class KnownSecrets {
  private static final List<String> FILES =
      List.of("local-server.properties", "lan-server/local-server.properties");

  private KnownSecrets() {}

  /** Those of all that is kept; what cannot be read has none. */
  static List<String> of(Path settings) {
    List<String> secrets = new ArrayList<>(SettingsFile.read(settings).secrets());
    Optional.ofNullable(System.getenv(ChildProcess.PASSWORD)).ifPresent(secrets::add);
    for (String file : FILES) {
      passwordIn(settings.resolve(file)).ifPresent(secrets::add);
    }
    return secrets;
  }

  private static Optional<String> passwordIn(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties kept = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    } catch (IOException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
    return Optional.ofNullable(kept.getProperty("password"));
  }
}
