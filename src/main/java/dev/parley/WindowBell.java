package dev.parley;

import dev.parley.bell.Bell;
import dev.parley.bell.BellWishes;
import dev.parley.loop.Loop;
import dev.parley.media.Chimes;
import dev.parley.peer.PeerState;
import dev.parley.view.Preferences;
import dev.parley.view.View;

/** The bell of a run with a window, from when the media are open; silent before. Loop only. */
final class WindowBell implements AutoCloseable {
  private final Loop loop;
  private BellWishes wishes;

  /** Null until the media are open. */
  private Bell bell;

  WindowBell(Loop loop, Preferences.Ringing ringing) {
    this.loop = loop;
    this.wishes = wishes(ringing);
  }

  void use(Chimes chimes, View view) {
    bell = new Bell(loop, chimes::play, wishes, view::isInFront);
  }

  /** The person has changed how it shall ring. */
  void choose(Preferences.Ringing ringing) {
    loop.assertOn();
    wishes = wishes(ringing);
    if (bell != null) {
      bell.choose(wishes);
    }
  }

  void state(PeerState state) {
    if (bell != null) {
      bell.state(state);
    }
  }

  @Override
  public void close() {
    if (bell != null) {
      bell.close();
    }
  }

  private static BellWishes wishes(Preferences.Ringing ringing) {
    return new BellWishes(ringing.in(), ringing.out(), ringing.device(), ringing.notified());
  }
}
