package dev.parley.keyring;

import java.io.IOException;
import java.util.Optional;

/**
 * Uses the keyring of GNOME, KDE and others through the Secret Service API of freedesktop.org, on
 * the session bus. It is connected to for each question: they are rare, and the desktop may have
 * begun another meanwhile.
 */
record SecretServiceKeyring(String bus) implements Keyring {

  @Override
  public boolean isThere() {
    try (SecretSession session = SecretSession.open(bus)) {
      return session.isThere();
    } catch (IOException | LinkageError none) {
      return false;
    }
  }

  @Override
  public Optional<String> find(String place) throws IOException {
    try (SecretSession session = SecretSession.open(bus)) {
      return session.find(place);
    }
  }

  @Override
  public void keep(String place, String label, String password) throws IOException {
    try (SecretSession session = SecretSession.open(bus)) {
      session.keep(place, label, password);
    }
  }

  @Override
  public void forget(String place) throws IOException {
    try (SecretSession session = SecretSession.open(bus)) {
      session.forget(place);
    }
  }
}
