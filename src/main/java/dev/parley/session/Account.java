package dev.parley.session;

/**
 * Holds the identity and password with which a client signs in to a server, in any dialect.
 *
 * @param clientId the user, without a domain
 * @param password empty for none
 * @param sessionId tells two connections of one user apart, where the dialect has such
 * @param channel empty where the dialect goes without
 * @param secret shows a server that the client id is this client's; empty for an id without one
 */
public record Account(
    String clientId, String password, String sessionId, String channel, String secret) {
  /** With an id that anybody may have. */
  public Account(String clientId, String password, String sessionId, String channel) {
    this(clientId, password, sessionId, channel, "");
  }

  /** Without password, session and secret: this may end in a log. */
  @Override
  public String toString() {
    return "Account[" + clientId + " in " + channel + "]";
  }
}
