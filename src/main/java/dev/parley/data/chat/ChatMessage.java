package dev.parley.data.chat;

import java.time.Instant;

/**
 * One message of a conversation, safe to show.
 *
 * @param number of this one among all of the run
 * @param text with line breaks, at most {@link Chat#LONGEST} characters
 * @param at when it was written or came here, by the clock of this machine
 * @param author the name of the peer who wrote it, as it came; empty where only one can have
 * @param reach of one of this side in a call of several, who has it
 */
public record ChatMessage(
    long number, String text, Instant at, Delivery delivery, String author, Reach reach) {

  /** How far it has come. */
  public enum Delivery {
    /** From the peer. */
    RECEIVED,
    /** Has not left this side, or the call has lost its path: it follows by itself. */
    WAITING,
    /** Has left this side. */
    SENT,
    /** The peer's program has it; of several, those of all who are in the call. */
    DELIVERED,
    /** Has not arrived, of several at each, and does not follow by itself. */
    FAILED
  }

  /**
   * How many have a message.
   *
   * @param there whose programs have it
   * @param of to whom it was sent; 1 in a call of two
   */
  public record Reach(int there, int of) {
    /** Of a call of two, where {@link Delivery} says all. */
    public static final Reach OF_ONE = new Reach(0, 1);

    /** Whether it was sent to several, and some do not have it. */
    public boolean isPartial() {
      return of > 1 && there < of;
    }
  }

  /** In a call of two. */
  public ChatMessage(long number, String text, Instant at, Delivery delivery) {
    this(number, text, at, delivery, "", Reach.OF_ONE);
  }

  static ChatMessage own(long number, String text, Instant at) {
    return new ChatMessage(number, text, at, Delivery.WAITING);
  }

  static ChatMessage received(long number, String text, Instant at, String author) {
    return new ChatMessage(number, text, at, Delivery.RECEIVED, author, Reach.OF_ONE);
  }

  ChatMessage reached(Delivery far, Reach whom) {
    return new ChatMessage(number, text, at, far, author, whom);
  }

  /** Whether this side wrote it. */
  public boolean own() {
    return delivery != Delivery.RECEIVED;
  }
}
