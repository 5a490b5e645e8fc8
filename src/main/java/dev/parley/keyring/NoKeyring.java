package dev.parley.keyring;

import java.io.IOException;
import java.util.Optional;

/** A system without one: nothing is kept. */
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
    throw new IOException("there is no keyring");
  }

  @Override
  public void forget(String place) {}
}
