package dev.parley;

/**
 * As whom a client comes to a server, whatever the dialect.
 *
 * @param clientId the user, without a domain
 * @param password empty for none
 * @param sessionId tells two connections of one user apart, where the dialect has such
 * @param channel empty where the dialect goes without
 */
record Account(String clientId, String password, String sessionId, String channel) {
  /** Without the password: this may end in a log. */
  @Override
  public String toString() {
    return "Account[" + clientId + " in " + channel + "]";
  }
}
