package dev.parley.data.card;

/**
 * What was lost in one direction of a call.
 *
 * @param percent of the packets in those seconds in which many were lost
 * @param seconds how many of those seconds there were
 */
public record Loss(double percent, int seconds) {
  public static final Loss NONE = new Loss(0, 0);

  /** What is shorter nobody remembers. */
  private static final int WORTH_TELLING = 3;

  /** Whether it is worth a word. */
  public boolean matters() {
    return seconds >= WORTH_TELLING;
  }
}
