package dev.parley.server.http;

/**
 * Represents the client of one WebSocket towards its {@link Wire}, in one of the dialects. Called
 * on the loop; never throws or waits.
 *
 * <p>What comes waits here until its turn: for each it tells {@link Wire#looked} when that was,
 * with the length of a text and with 0 for everything else.
 */
public interface ClientProtocol {

  /** Makes the client of a websocket that has just been let in. Any thread. */
  @FunctionalInterface
  interface Maker {
    ClientProtocol of(Wire wire);
  }

  /** The connection is there. Comes first. */
  void opened();

  /** A text message has come. */
  void received(String text);

  /** A message of bytes has come; which, nobody has asked for yet. */
  void receivedBytes();

  /** A websocket ping has come. It is answered by {@link Wire#pong} or not at all. */
  void pinged(byte[] payload);

  /** A websocket pong has come. */
  void ponged();

  /** The closing handshake has begun, by either side. */
  void ending();

  /** The connection has ended. Comes last, and without {@link #ending} too. */
  void ended();
}
