package dev.parley.connection.webrtc;

import dev.parley.connection.DataChannel;
import dev.parley.loop.TokenBucket;
import java.time.Duration;

/**
 * Counts what a peer sends on a data channel: how often, and how much of it waits for this side.
 *
 * <p>For each message that comes the library keeps some 170 bytes for good (measured), so a flood
 * ends the channel, also one of another program. Only to take the observer off would not do:
 * libwebrtc then queues up to 16 MB for the next one, and counts nothing for an empty message. Any
 * thread.
 */
final class Inflow {
  /** Of a channel of another program, all of whose messages are dropped. */
  static final int FOREIGN_AT_ONCE = 100;

  private static final int FOREIGN_PER_SECOND = 5;

  /** In bytes, of messages that nobody has looked at yet. */
  static final int MOST_WAITING = 8 * 1024 * 1024;

  private final TokenBucket bucket;
  private final int longest;
  private long allowed;
  private long waiting;
  private boolean flooded;

  private Inflow(int longest, int atOnce, int perSecond) {
    this.longest = longest;
    bucket = new TokenBucket(atOnce, perSecond, Duration.ofSeconds(1));
  }

  static Inflow of(DataChannel kind) {
    return new Inflow(kind.longest, kind.atOnce, kind.perSecond);
  }

  static Inflow ofForeign() {
    return new Inflow(0, FOREIGN_AT_ONCE, FOREIGN_PER_SECOND);
  }

  /** What becomes of a message. */
  enum Fate {
    KEPT,
    /** Too long for the channel. */
    DROPPED,
    /** One too many: the channel is to be closed. Once. */
    FLOODS
  }

  /** A message has come; {@link #looked} must follow where it is kept. */
  synchronized Fate comes(int bytes, Duration now) {
    if (flooded) {
      return Fate.DROPPED;
    }
    if (!bucket.take(now)) { // first, since what it would get back while it is full is lost
      if (allowed == 0) {
        flooded = true;
        return Fate.FLOODS;
      }
      allowed--;
    }
    if (bytes > longest) {
      return Fate.DROPPED;
    }
    if (waiting + bytes > MOST_WAITING) {
      flooded = true;
      return Fate.FLOODS;
    }
    waiting += bytes;
    return Fate.KEPT;
  }

  /** Somebody has looked at a message that was kept. */
  synchronized void looked(int bytes) {
    waiting -= bytes;
  }

  /** So many more than the rate lets through. */
  synchronized void allow(int messages) {
    allowed += messages;
  }
}
