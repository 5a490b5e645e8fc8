package dev.parley.channels;

import dev.parley.text.Failure;
import dev.parley.text.Words;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.State;
import java.util.concurrent.CancellationException;

/** Turns this machine's server for its network on and off for the window. Loop only. */
final class LanServerController {
  private static final Words WORDS = Words.in(LanServerController.class);

  private final LanHosting lan;
  private final Runnable changed;
  private String trouble = "";

  /**
   * @param changed told when {@link #shown} is another
   */
  LanServerController(LanHosting lan, Runnable changed) {
    this.lan = lan;
    this.changed = changed;
  }

  LanHosting lan() {
    return lan;
  }

  /** Opens or shuts it. */
  void set(boolean on) {
    trouble = "";
    if (on) {
      lan.start().whenComplete((done, failure) -> opened(failure));
    } else {
      lan.close();
    }
    changed.run();
  }

  private void opened(Throwable failure) {
    boolean failed = failure != null && !(failure instanceof CancellationException);
    trouble = failed ? Failure.sentence(failure) : "";
    changed.run();
  }

  Host shown() {
    State state = lan.isOn() ? State.ON : lan.isStarting() ? State.STARTING : State.OFF;
    boolean alone = state == State.ON && lan.links().isEmpty();
    return new Host(state, lan.links(), alone ? WORDS.say("host.alone") : trouble);
  }
}
