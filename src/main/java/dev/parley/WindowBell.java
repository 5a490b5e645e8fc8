package dev.parley;

import dev.parley.data.chat.Conversation;
import dev.parley.loop.Loop;
import dev.parley.media.sound.Chimes;
import dev.parley.peer.PeerState;
import dev.parley.ringing.Bell;
import dev.parley.ringing.RingSettings;
import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.View;
import java.util.List;
import java.util.stream.Collectors;

/** Rings for a run with a window, from when the media are open; silent before. Loop only. */
final class WindowBell implements AutoCloseable {
  private final Loop loop;
  private RingSettings wishes;

  /** Null until the media are open. */
  private Bell bell;

  WindowBell(Loop loop, Preferences preferences) {
    this.loop = loop;
    this.wishes = wishes(preferences);
  }

  void use(Chimes chimes, View view) {
    bell = new Bell(loop, chimes::play, wishes, view::isInFront);
  }

  /** The person has changed how it shall ring. */
  void choose(Preferences preferences) {
    loop.assertOn();
    wishes = wishes(preferences);
    if (bell != null) {
      bell.choose(wishes);
    }
  }

  void conversations(List<Conversation> now) {
    if (bell != null) {
      bell.unread(
          now.stream().collect(Collectors.toMap(Conversation::key, Conversation::writer)),
          now.stream().collect(Collectors.toMap(Conversation::key, Conversation::unread)));
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

  private static RingSettings wishes(Preferences preferences) {
    return new RingSettings(
        preferences.has(Toggle.RING),
        preferences.has(Toggle.RING_BACK),
        preferences.ringDevice(),
        preferences.has(Toggle.NOTIFICATIONS));
  }
}
