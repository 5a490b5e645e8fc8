package dev.parley.signalling.extension;

import java.util.Objects;

/**
 * What somebody is at a server of the extension protocol.
 *
 * @param extension the id of the extension
 * @param password of its agents; empty for who calls it
 */
public record ExtensionAccount(String extension, String password) {
  public ExtensionAccount {
    Objects.requireNonNull(extension);
    Objects.requireNonNull(password);
  }

  boolean isAgent() {
    return !password.isEmpty();
  }

  ExtensionAccount withPassword(String other) {
    return new ExtensionAccount(extension, other);
  }

  /** Without the password: this may end in a log. */
  @Override
  public String toString() {
    return "ExtensionAccount[" + extension + (isAgent() ? ", agent]" : "]");
  }
}
