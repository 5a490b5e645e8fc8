package dev.parley.data.card;

import dev.parley.data.hearing.Playout.Received;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sums up what is lost in one direction, second by second, as its receiver counts. A second is
 * judged together with those before it, since few packets say little.
 */
final class LossLedger {
  /** From here on sound and picture suffer (docs/statistics.md). */
  private static final double LOSSY = 2;

  private static final int WINDOW = 3;

  /** Of a call that lasts a day. */
  private static final int MOST_SECONDS = 86_400;

  private final Deque<Received> lately = new ArrayDeque<>();
  private Received before;
  private Received lossy = new Received(0, 0);
  private int seconds;

  /** Takes the totals of the call; once a second. */
  void add(Received total) {
    Received more = before == null ? new Received(0, 0) : total.since(before);
    before = total;
    if (more.packets() < 0 || more.all() < 0) {
      return; // the counting has begun anew
    }
    lately.addLast(more);
    if (lately.size() > WINDOW) {
      lately.removeFirst();
    }
    Received around = lately.stream().reduce(new Received(0, 0), Received::plus);
    if (around.lossPercent() >= LOSSY && more.lost() > 0 && seconds < MOST_SECONDS) {
      seconds++;
      lossy = lossy.plus(more);
    }
  }

  /** Another counts from now on. */
  void restart() {
    before = null;
    lately.clear();
  }

  Loss loss() {
    return new Loss(lossy.lossPercent(), seconds);
  }
}
