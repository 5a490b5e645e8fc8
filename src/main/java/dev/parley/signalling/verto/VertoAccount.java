package dev.parley.signalling.verto;

import dev.parley.identity.SelfCertifyingId;
import java.util.Objects;

/**
 * With what a client logs in to a verto server.
 *
 * @param clientId the user, without a domain
 * @param password of the user, or of the channel where a channel and its password are enough
 * @param sessionId the verto sessid: a second log in of the user under the same one takes over
 * @param channel the event channel to subscribe to, named at log in too
 * @param secret shows the server that the client id is this client's; empty for an id without one
 */
public record VertoAccount(
    String clientId, String password, String sessionId, String channel, String secret) {
  public VertoAccount {
    Objects.requireNonNull(clientId);
    Objects.requireNonNull(password);
    Objects.requireNonNull(sessionId);
    Objects.requireNonNull(channel);
    Objects.requireNonNull(secret);
  }

  /** With an id that anybody may have. */
  public VertoAccount(String clientId, String password, String sessionId, String channel) {
    this(clientId, password, sessionId, channel, "");
  }

  VertoAccount withPassword(String other) {
    return new VertoAccount(clientId, other, sessionId, channel, secret);
  }

  VertoAccount withSession(String other) {
    return new VertoAccount(clientId, password, other, channel, secret);
  }

  /**
   * Tells this session apart from the user's others, for everybody: unlike the session id it lets
   * nobody take the session over.
   */
  String device() {
    return SelfCertifyingId.digest(sessionId);
  }

  /** Without password, session and secret: this may end in a log. */
  @Override
  public String toString() {
    return "VertoAccount[" + clientId + " in " + channel + "]";
  }
}
