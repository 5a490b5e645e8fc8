package dev.parley.keyring;

import java.io.IOException;
import java.util.Optional;

/** Stands in on systems without a keyring, and keeps nothing. */
record NoKeyring() implements Keyring {
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
