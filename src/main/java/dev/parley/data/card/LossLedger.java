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

  /** In seconds: what is lost is reported that late where the sender counts (RTCP). */
  private static final int REPORT = 5;

  /** Of a call that lasts a day. */
  private static final int MOST_SECONDS = 86_400;

  /** After so many seconds it says something that nothing is lost. */
  private static final int LONG = 10;

  private final Deque<Received> lately = new ArrayDeque<>();
  private Received before;
  private Received lossy = new Received(0, 0);
  private int seconds;
  private int counted;

  /** Since the last lossy second, no more than a report can be late. */
  private Received quiet = new Received(0, 0);

  private int quietSeconds;

  /** Takes the totals of the call; once a second. */
  void add(Received total) {
    Received more = before == null ? new Received(0, 0) : total.since(before);
    before = total;
    counted = Math.min(counted + 1, LONG);
    if (more.all() < 0) {
      restart(); // the counting has begun anew
      before = total;
      return;
    }
    lately.addLast(more);
    if (lately.size() > WINDOW) {
      lately.removeFirst();
    }
    Received around = lately.stream().reduce(new Received(0, 0), Received::plus);
    if (around.lossPercent() >= LOSSY && more.lost() > 0 && seconds < MOST_SECONDS) {
      count(more);
    } else {
      quiet = quietSeconds < REPORT ? quiet.plus(more) : more;
      quietSeconds = quietSeconds < REPORT ? quietSeconds + 1 : 1;
    }
  }

  /** More lost than received is a late report: it tells of the seconds before, too. */
  private void count(Received more) {
    boolean late = more.lost() > more.packets();
    seconds += late ? 1 + quietSeconds : 1;
    lossy = lossy.plus(late ? more.plus(quiet) : more);
    forget();
  }

  private void forget() {
    quiet = new Received(0, 0);
    quietSeconds = 0;
  }

  /** Another counts from now on. */
  void restart() {
    before = null;
    lately.clear();
    forget();
  }

  /** Whether it has counted long enough for a judgement of the way. */
  boolean isLong() {
    return counted >= LONG;
  }

  Loss loss() {
    return new Loss(lossy.lossPercent(), seconds);
  }
}
