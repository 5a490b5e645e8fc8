package dev.parley.settings;

import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects the secrets of this user's files and of this process, so that they can be masked in what
 * others may see. Blocks on files.
 */
public final class KnownSecrets {
  private static final List<String> FILES =
      List.of("local-server.properties", "lan-server/local-server.properties");

  private KnownSecrets() {}

  /** Those of all that is kept; what cannot be read has none. */
  public static List<String> of(Path settings) {
    List<String> secrets = new ArrayList<>(SettingsFile.read(settings).secrets());
    Optional.ofNullable(System.getenv(ChildProcess.PASSWORD)).ifPresent(secrets::add);
    for (String file : FILES) {
      passwordIn(settings.resolve(file)).ifPresent(secrets::add);
    }
    secrets.addAll(Identity.secrets(settings));
    return InvitationSecrets.all(secrets, settings);
  }

  private static Optional<String> passwordIn(Path file) {
    try {
      return Optional.ofNullable(Settings.properties(file).getProperty("password"));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
