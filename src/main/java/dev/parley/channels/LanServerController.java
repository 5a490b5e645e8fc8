package dev.parley.channels;

import dev.parley.text.Failure;
import dev.parley.text.Words;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.State;
import java.util.concurrent.CompletableFuture;

/** Turns this machine's server for its network on and off for the window. Loop only. */
final class LanServerController {
  private static final Words WORDS = Words.in(LanServerController.class);

  private final LanHosting lan;
  private final Navigator navigator;
  private final Runnable changed;
  private String trouble = "";

  /**
   * @param changed told when {@link #shown} is another
   */
  LanServerController(LanHosting lan, Navigator navigator, Runnable changed) {
    this.lan = lan;
    this.navigator = navigator;
    this.changed = changed;
  }

  LanHosting lan() {
    return lan;
  }

  /** Opens it, and goes there. */
  void open() {
    trouble = "";
    navigator
        .go(lan.start())
        .whenComplete(
            (gone, failure) -> {
              trouble = failure == null ? "" : Failure.sentence(failure);
              changed.run();
            });
    changed.run();
  }

  /**
   * Ends it, after this run has left it.
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
