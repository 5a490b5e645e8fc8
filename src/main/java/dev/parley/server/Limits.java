package dev.parley.server;

import java.time.Duration;

/**
 * What the server lends to a client, so that no client can take all of it.
 *
 * @param connections open connections in all, logged in or not; one more is refused
 * @param frameBytes the size of a received message; a larger one ends the connection. The measured
 *     server passed 900 KiB and not 980 KiB
 * @param unreadBytes received and not yet looked at by the loop; more ends the connection
 * @param backlogBytes sent and not yet taken by a slow client; more ends the connection
 * @param handshake how long a connection may take to become a websocket
 */
public record Limits(
    int connections, int frameBytes, int unreadBytes, long backlogBytes, Duration handshake) {

  /** Enough for a house or an office: 200 connections of 1 MB frames and 4 MB backlog. */
  public static final Limits DEFAULT =
      new Limits(200, 1_000_000, 16_000_000, 4_000_000, Duration.ofSeconds(10));

  public Limits {
    if (connections < 1 || frameBytes < 1 || unreadBytes < frameBytes || backlogBytes < 1) {
      throw new IllegalArgumentException("limits that let nobody in");
    }
  }
}
