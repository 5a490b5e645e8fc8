package dev.parley.view;

import javafx.scene.control.Button;

/**
 * Describes a card that stays above everything else while it is needed.
 *
 * @param escape what Escape does; null where it has to be answered
 * @param outside whether a click beside it does the same: only where nothing is lost by it
 * @param primary what Enter presses; null for none
 */
record Modal(Card card, Rank rank, Runnable escape, boolean outside, Button primary) {

  /** Which one stands over which; the later over the earlier. */
  enum Rank {
    /** A person looks something up, or sets something. */
    DIALOG,
    /** Somebody would like to talk. */
    OFFER,
    /** The way to the channel is barred. */
    TROUBLE,
    /** A person has just asked for something that cannot be undone. */
    QUESTION,
    /** Nothing that is behind it would do anything. */
    UNRESPONSIVE
  }

  /** One that a person closes as they like. */
  static Modal dialog(Card card, Runnable close, Button primary) {
    return new Modal(card, Rank.DIALOG, close, true, primary);
  }
}
