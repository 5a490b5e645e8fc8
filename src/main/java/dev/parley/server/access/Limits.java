package dev.parley.server.access;

import java.time.Duration;

/**
 * Limits what each client may use of the server, so that no client can take all of it.
 *
 * @param rate how much one client may say; what is beyond waits, up to {@link Sizes#unread}
 */
public record Limits(Connections connections, Sizes sizes, Times times, Rate rate) {
  /** Enough for a house or an office, in the heap of the program that also shows the window. */
  public static final Limits DEFAULT =
      new Limits(
          new Connections(200, 100),
          new Sizes(1_000_000, 4_000_000, 4_000_000, 24_000_000, 16_000_000),
          new Times(Duration.ofSeconds(10), Duration.ofSeconds(60)),
          new Rate(10_000, 20_000, 10_000_000, 20_000_000));

  /**
   * Open connections, logged in or not. For one more the oldest of those who have not logged in
   * gives way; where all have, it is refused.
   *
   * @param perAddress of these, from one remote address, or one /64 of IPv6
   */
  public record Connections(int inAll, int perAddress) {
    public Connections {
      require(inAll > 0 && perAddress > 0, "limits that let nobody in");
    }
  }

  /**
   * Bytes of a message, and of what waits for the loop, as the heap holds them: two for a character
   * of a text.
   *
   * @param frame of a received message; a larger one ends the connection. The measured server
   *     passed 900 KiB and not 980 KiB
   * @param unread received from one client and not yet looked at; where there is more, no more is
   *     read until there is less
   * @param backlog sent and not yet taken by a slow client; from half of it on, what others say to
   *     it is dropped, and more ends the connection
   * @param shared unread or backlog of all clients together: where there is more, those end that
   *     hold the most of it
   * @param fanOut what one message may become in all by the number of those who get it; a larger
   *     one reaches nobody
   */
  public record Sizes(int frame, int unread, long backlog, long shared, long fanOut) {
    public Sizes {
      require(frame > 0, "limits that let nobody in");
      require(
          unread >= frame && backlog > 0 && shared > 0 && fanOut > 0,
          "limits that let nobody speak");
    }
  }

  /**
   * How long a client may take.
   *
   * @param handshake to become a websocket
   * @param login from then on to a log in
   */
  public record Times(Duration handshake, Duration login) {}

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
      require(
          frames > 0 && burstFrames > 0 && bytes > 0 && burstBytes > 0,
          "a rate at which nobody can speak");
    }
  }

  public Limits withConnections(int inAll, int perAddress) {
    return new Limits(new Connections(inAll, perAddress), sizes, times, rate);
  }

  public Limits withSizes(int frame, int unread, long backlog, long shared, long fanOut) {
    Sizes others = new Sizes(frame, unread, backlog, shared, fanOut);
    return new Limits(connections, others, times, rate);
  }

  public Limits withTimes(Duration handshake, Duration login) {
    return new Limits(connections, sizes, new Times(handshake, login), rate);
  }

  public Limits withRate(Rate other) {
    return new Limits(connections, sizes, times, other);
  }

  private static void require(boolean sensible, String fault) {
    if (!sensible) {
      throw new IllegalArgumentException(fault);
    }
  }
}
