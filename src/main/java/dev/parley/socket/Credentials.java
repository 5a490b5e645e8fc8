package dev.parley.socket;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * Holds the user and password for a server that asks for them by HTTP (RFC 7617). They go to that
 * server in the websocket's handshake, and to nobody else: to no proxy, and after no redirection.
 *
 * @param user without a colon, which ends the user in what is sent
 * @param idSecret shows a built-in server that a client id is this client's (docs/identities.md);
 *     empty for none
 */
public record Credentials(String user, String password, String idSecret) {
  /** The header in which the secret goes, which only a built-in server looks at. */
  static final String ID_SECRET = "Parley-Id-Secret";

  public Credentials {
    Objects.requireNonNull(password);
    if (user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a user with a colon");
    }
  }

  public Credentials(String user, String password) {
    this(user, password, "");
  }

  /** The value of the header Authorization. */
  String header() {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /** Without password and secret: this may end in a log. */
  @Override
  public String toString() {
    return "Credentials[" + user + "]";
  }
}
