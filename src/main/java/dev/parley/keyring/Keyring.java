package dev.parley.keyring;

import java.io.IOException;
import java.util.Optional;

/**
 * Stores a person's passwords in the system's keyring, which is locked while that person is away.
 * All methods block, also while a person is asked to unlock it: call them on a worker.
 */
public interface Keyring {

  /** Whether there is one; asks no person. */
  boolean isThere();

  /**
   * The password that was kept for a place; empty for none.
   *
   * @param place tells it from all others
   * @throws IOException when the keyring cannot be asked, or the person does not open it
   */
  Optional<String> find(String place) throws IOException;

  /**
   * Keeps one, in place of another for the same place.
   *
   * @param label what the person reads who looks into the keyring
   */
  void keep(String place, String label, String password) throws IOException;

  /** Keeps it no more; nothing happens where none was kept. */
  void forget(String place) throws IOException;
}
