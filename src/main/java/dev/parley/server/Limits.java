package dev.parley.server;

import java.time.Duration;

/**
 * Limits what each client may use of the server, so that no client can take all of it.
 *
 * @param connections open connections in all, logged in or not; one more is refused
 * @param connectionsPerAddress of these, from one remote address
 * @param frameBytes the size of a received message; a larger one ends the connection. The measured
 *     server passed 900 KiB and not 980 KiB
 * @param unreadBytes received from one client and not yet looked at; more ends the connection
 * @param backlogBytes sent and not yet taken by a slow client; more ends the connection
 * @param sharedBytes unread or backlog of all clients together: where there is more, those end that
 *     hold much of it
 * @param fanOutBytes what one message may become in all by the number of those who get it; a larger
 *     one reaches nobody
 * @param handshake how long a connection may take to become a websocket
 * @param login how long a websocket may stay without a log in
 * @param rate how much one client may say; what is beyond waits, up to unreadBytes
 */
public record Limits(
    int connections,
    int connectionsPerAddress,
    int frameBytes,
    int unreadBytes,
    long backlogBytes,
    long sharedBytes,
    long fanOutBytes,
    Duration handshake,
    Duration login,
    Rate rate) {

  /**
   * What one client may say in the long run, and at once. Frames and bytes are those received and
   * those sent on for it: an event counts once for each who gets it. The measured server does not
   * limit a burst, so a burst is large.
   *
   * @param frames in a second
   * @param burstFrames at once, after a quiet while
   * @param bytes in a second
   * @param burstBytes at once, after a quiet while
   */
  public record Rate(int frames, int burstFrames, int bytes, int burstBytes) {
    public Rate {
      if (frames < 1 || burstFrames < 1 || bytes < 1 || burstBytes < 1) {
        throw new IllegalArgumentException("a rate at which nobody can speak");
      }
    }
  }

  /** Enough for a house or an office, in the heap of the program that also shows the window. */
  public static final Limits DEFAULT =
      new Limits(
          200,
          100,
          1_000_000,
          4_000_000,
          4_000_000,
          48_000_000,
          16_000_000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          new Rate(10_000, 20_000, 10_000_000, 20_000_000));

  public Limits {
    if (connections < 1 || connectionsPerAddress < 1 || frameBytes < 1) {
      throw new IllegalArgumentException("limits that let nobody in");
    }
    if (unreadBytes < frameBytes || backlogBytes < 1 || sharedBytes < 1 || fanOutBytes < 1) {
      throw new IllegalArgumentException("limits that let nobody speak");
    }
  }

  public Limits withConnections(int all, int perAddress) {
    return new Limits(
        all,
        perAddress,
        frameBytes,
        unreadBytes,
        backlogBytes,
        sharedBytes,
        fanOutBytes,
        handshake,
        login,
        rate);
  }

  /** The sizes of a message and of what waits for the loop, for one client, for all. */
  public Limits withSizes(int frame, int unread, long backlog, long shared, long fanOut) {
    return new Limits(
        connections,
        connectionsPerAddress,
        frame,
        unread,
        backlog,
        shared,
        fanOut,
        handshake,
        login,
        rate);
  }

  public Limits withTimes(Duration toBecomeWebsocket, Duration toLogIn) {
    return new Limits(
        connections,
        connectionsPerAddress,
        frameBytes,
        unreadBytes,
        backlogBytes,
        sharedBytes,
        fanOutBytes,
        toBecomeWebsocket,
        toLogIn,
        rate);
  }

  public Limits withRate(Rate other) {
    return new Limits(
        connections,
        connectionsPerAddress,
        frameBytes,
        unreadBytes,
        backlogBytes,
        sharedBytes,
        fanOutBytes,
        handshake,
        login,
        other);
  }
}
