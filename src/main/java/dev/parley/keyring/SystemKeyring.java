package dev.parley.keyring;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Chooses the keyring of this system: the Secret Service of a Linux desktop, none elsewhere. */
public final class SystemKeyring {
  private SystemKeyring() {}

  public static Keyring open() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.startsWith("linux") ? new SecretServiceKeyring("") : new None();
  }

  /** Keeps nothing. */
  private record None() implements Keyring {
    @Override
    public boolean isThere() {
      return false;
    }

    @Override
    public Optional<String> find(String place) {
      return Optional.empty();
    }

    @Override
    public void keep(String place, String label, String password) throws IOException {
      throw new IOException("no keyring is available");
    }

    @Override
    public void forget(String place) {}
  }
}
