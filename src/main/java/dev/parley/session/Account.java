package dev.parley.session;

/**
 * Holds the identity and password with which a client signs in to a server, in any dialect.
 *
 * @param clientId the user, without a domain
 * @param password empty for none
 * @param sessionId tells two connections of one user apart, where the dialect has such
 * @param channel empty where the dialect goes without
 */
public record Account(String clientId, String password, String sessionId, String channel) {
  /** Without the password: this may end in a log. */
  @Override
  public String toString() {
    return "Account[" + clientId + " in " + channel + "]";
  }
}
