package dev.parley.server;

/**
 * One client's connection as the switchboard sees it. Called on the loop; never throws or waits.
 */
interface Wire {

  /** The address it comes from, without a port. */
  String address();

  /** Queues one text frame; dropped once the connection is closing. */
  void send(String text);

  /** A received text of this length waits no longer to be looked at. */
  void looked(int length);

  /** Whether more lies here for a slow client than may, for it alone or for all together. */
  boolean isClogged();

  /** Ends the connection with code 1000 after what is queued. */
  void close();

  /** Ends the connection at once; what is queued is lost. */
  void cut();
}
