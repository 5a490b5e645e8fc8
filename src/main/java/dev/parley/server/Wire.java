package dev.parley.server;

/**
 * One client's connection as the switchboard sees it. Called on the loop; never throws or waits.
 */
interface Wire {

  /** Queues one text frame; dropped once the connection is closing. */
  void send(String text);

  /** Bytes that were given to {@link #send} and have not left this machine yet. */
  long backlog();

  /** Ends the connection with code 1000 after what is queued. */
  void close();

  /** Ends the connection at once; what is queued is lost. */
  void cut();
}
