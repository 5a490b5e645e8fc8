package dev.parley.keyring;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A keyring in memory. */
public final class FakeKeyring implements Keyring {
  public final Map<String, String> kept = new ConcurrentHashMap<>();

  /** Whether nobody opens it. */
  public boolean locked;

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public Optional<String> find(String place) throws IOException {
    check();
    return Optional.ofNullable(kept.get(place));
  }

  @Override
  public void keep(String place, String label, String password) throws IOException {
    check();
    kept.put(place, password);
  }

  @Override
  public void forget(String place) throws IOException {
    check();
    kept.remove(place);
  }

  private void check() throws IOException {
    if (locked) {
      throw new IOException("the keyring was not opened");
    }
  }
}
