package dev.parley.peer;

import dev.parley.connection.Connection;
import dev.parley.loop.Loop;

/** Listens to the muted microphone while media flows. Nothing of it is sent. Loop only. */
final class MutedWatch {
  private final Loop loop;
  private final Runnable talks;
  private final TalkingMuted talking = new TalkingMuted();

  /** Null while no media flows. */
  private Connection connection;

  private boolean muted;
  private Loop.Timer next = () -> {};

  /**
   * @param talks runs when somebody talks who is muted, once in a while
   */
  MutedWatch(Loop loop, Runnable talks) {
    this.loop = loop;
    this.talks = talks;
  }

  /** Media flows from now on. */
  void flows(Connection flowing) {
    connection = flowing;
    begin();
  }

  /** No call any more. */
  void end() {
    connection = null;
    muted = false;
    next.cancel();
  }

  /** The person is muted from now on, or not. */
  void muted(boolean now) {
    if (now != muted) {
      muted = now;
      begin();
    }
  }

  private void begin() {
    next.cancel();
    talking.begin();
    if (muted && connection != null) {
      look(connection);
    }
  }

  private void look(Connection from) {
    next = loop.after(TalkingMuted.EVERY, () -> look(from));
    from.microphoneLevel().thenAccept(level -> heard(from, level));
  }

  private void heard(Connection from, double level) {
    if (muted && from == connection && talking.hears(level, loop.now())) {
      talks.run();
    }
  }
}
