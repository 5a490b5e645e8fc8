package dev.parley;

import dev.parley.view.Places.Host;
import dev.parley.view.Places.State;
import dev.parley.words.Words;
import java.util.concurrent.CompletableFuture;

/** This machine's server for its network, as a person opens and shuts it. Loop only. */
final class House {
  private static final Words WORDS = Words.in(House.class);

  private final LanHost lan;
  private final KnownPlaces.Travel travel;
  private final Runnable changed;
  private String trouble = "";

  /**
   * @param changed told when {@link #shown} is another
   */
  House(LanHost lan, KnownPlaces.Travel travel, Runnable changed) {
    this.lan = lan;
    this.travel = travel;
    this.changed = changed;
  }

  LanHost lan() {
    return lan;
  }

  /** Opens it, and goes there. */
  void open() {
    trouble = "";
    travel
        .go(lan.start())
        .whenComplete(
            (gone, failure) -> {
              trouble = failure == null ? "" : Failure.sentence(failure);
              changed.run();
            });
    changed.run();
  }

  /**
   * Ends it: nobody is left in a server that ends.
   *
   * @param out when the run is out of it
   */
  void shut(CompletableFuture<Void> out) {
    trouble = "";
    out.whenComplete(
        (gone, failure) -> {
          lan.close();
          changed.run();
        });
  }

  Host shown() {
    State state = lan.isOn() ? State.ON : lan.isStarting() ? State.STARTING : State.OFF;
    boolean alone = state == State.ON && lan.links().isEmpty();
    return new Host(state, lan.links(), alone ? WORDS.say("host.alone") : trouble);
  }
}
