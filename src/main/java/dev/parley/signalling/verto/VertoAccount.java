package dev.parley.signalling.verto;

import java.util.Objects;

/**
 * With what a client logs in to a verto server.
 *
 * @param clientId the user, without a domain
 * @param password of the user, or of the channel where a channel and its password are enough
 * @param sessionId the verto sessid: a second log in of the user under the same one takes over
 * @param channel the event channel to subscribe to, named at log in too
 */
public record VertoAccount(String clientId, String password, String sessionId, String channel) {
  public VertoAccount {
    Objects.requireNonNull(clientId);
    Objects.requireNonNull(password);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(channel);
  }

  VertoAccount withPassword(String other) {
    return new VertoAccount(clientId, other, sessionId, channel);
  }

  VertoAccount withSession(String other) {
    return new VertoAccount(clientId, password, other, channel);
  }

  /** Without the password: this may end in a log. */
  @Override
  public String toString() {
    return "VertoAccount[" + clientId + " in " + channel + "]";
  }
}
