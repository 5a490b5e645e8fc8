package dev.parley.server.http;

/**
 * Represents one client's connection towards its {@link ClientProtocol}. Called on the loop; never
 * throws or waits.
 */
public interface Wire {
  /** The close code of an end that is nobody's mistake (RFC 6455, section 7.4.1). */
  int NORMAL = 1000;

  /** The address it comes from, without a port. */
  String address();

  /** Queues one text frame; dropped once the connection is closing. */
  void send(String text);

  /** Queues a websocket ping; dropped once the connection is closing. */
  void ping();

  /** Queues the answer to a websocket ping; dropped once the connection is closing. */
  void pong(byte[] payload);

  /** What was received, and counts with this length, waits no longer to be looked at. */
  void looked(int length);

  /** Its client has logged in, and may use more; or has not, any more. */
  void setMember(boolean member);

  /** Whether more lies here for a slow client than may, or for longer. */
  boolean isClogged();

  /** Whether so much lies here for a slow client that what others say to it has to be dropped. */
  boolean isBehind();

  /** Ends the connection after what is queued; up to 123 bytes of reason. */
  void close(int code, String reason);

  /** Ends the connection at once; what is queued is lost. */
  void cut();
}
