package dev.parley.data.card;

import java.util.List;

/** The calls that are kept on this machine. Any thread. */
public interface RecentCalls {
  /** Deletes one for good. */
  void delete(CallCard card);

  /** Deletes all for good. */
  void deleteAll();

  /**
   * What the window shows.
   *
   * @param cards newest first
   * @param latest whether the first of them has just ended
   * @param calls deletes them
   */
  record Known(List<CallCard> cards, boolean latest, RecentCalls calls) {
    public Known {
      cards = List.copyOf(cards);
    }
  }
}
