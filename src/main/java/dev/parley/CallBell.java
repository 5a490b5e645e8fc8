package dev.parley;

import dev.parley.bell.Bell;
import dev.parley.bell.BellWishes;
import dev.parley.loop.Loop;
import dev.parley.media.Chimes;
import dev.parley.peer.PeerState;
import dev.parley.view.Preferences;
import java.util.function.BooleanSupplier;

/** The bell of a run with a window: there once the media are open. On the loop unless said. */
final class CallBell {
  private final Loop loop;
  private BellWishes wishes;

  /** Null without a window, and before the media are open. */
  private Bell bell;

  CallBell(Loop loop, Preferences preferences) {
    this.loop = loop;
    wishes = wishes(preferences.ringing());
  }

  /**
   * @param inFront whether the person looks at the window; any thread
   */
  void hang(Chimes chimes, BooleanSupplier inFront) {
    bell = new Bell(loop, chimes::play, wishes, inFront);
  }

  void state(PeerState state) {
    if (bell != null) {
      bell.state(state);
    }
  }

  /** The person has changed how it shall ring. Any thread. */
  void choose(Preferences preferences) {
    loop.post(
        () -> {
          wishes = wishes(preferences.ringing());
          if (bell != null) {
            bell.choose(wishes);
          }
        });
  }

  void close() {
    if (bell != null) {
      bell.close();
    }
  }

  private static BellWishes wishes(Preferences.Ringing ringing) {
    return new BellWishes(ringing.in(), ringing.out(), ringing.device(), ringing.notified());
  }
}
