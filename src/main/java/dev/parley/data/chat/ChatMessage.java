package dev.parley.data.chat;

import java.time.Instant;

/**
 * One message of a conversation, safe to show.
 *
 * @param number of this one among all of the run
 * @param text with line breaks, at most {@link Chat#LONGEST} characters
 * @param at when it was written or came here, by the clock of this machine
 */
public record ChatMessage(long number, String text, Instant at, Delivery delivery) {

  /** How far it has come. */
  public enum Delivery {
    /** From the peer. */
    RECEIVED,
    /** Has not left this side, or the call has lost its path: it follows by itself. */
    WAITING,
    /** Has left this side. */
    SENT,
    /** The peer's program has it. */
    DELIVERED,
    /** Has not arrived, and does not follow by itself. */
    FAILED
  }

  /** Whether this side wrote it. */
  public boolean own() {
    return delivery != Delivery.RECEIVED;
  }
}
