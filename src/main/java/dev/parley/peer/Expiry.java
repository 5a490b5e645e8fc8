package dev.parley.peer;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Expires peers and offers that have gone silent; one timer for all. Loop only. */
final class Expiry {
  private final Loop loop;
  private final Roster roster;
  private final Offers offers;
  private final Runnable changed;
  private boolean planned;

  Expiry(Loop loop, Roster roster, Offers offers, Runnable changed) {
    this.loop = loop;
    this.roster = roster;
    this.offers = offers;
    this.changed = changed;
  }

  /** A timer that runs is never too late: a peer that is heard later also expires later. */
  void plan() {
    if (!planned) {
      Stream.of(roster.nextExpiry(), offers.nextExpiry())
          .flatMap(Optional::stream)
          .min(Duration::compareTo)
          .ifPresent(this::at);
    }
  }

  private void at(Duration due) {
    planned = true;
    loop.after(due.minus(loop.now()), this::expire);
  }

  private void expire() {
    planned = false;
    offers.expire(loop.now()); // before the roster forgets their names
    roster.expire(loop.now());
    changed.run();
  }
}
