package dev.parley.view.call;

import dev.parley.call.PictureKind;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Media;
import dev.parley.peer.Phase;
import dev.parley.text.Words;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;

/** Says over the last frame why the video is frozen, and for how long. JavaFX thread. */
final class FrozenOverlay extends Label {
  private static final Words WORDS = Words.in(FrozenOverlay.class);

  private final Supplier<Duration> now;
  private final Ticker ticker = new Ticker(this::tick);
  private Optional<Duration> since = Optional.empty();

  FrozenOverlay(Supplier<Duration> now) {
    this.now = now;
    setId("standstill");
    getStyleClass().add("over-video");
    setWrapText(true);
    setMaxWidth(USE_PREF_SIZE);
    setMouseTransparent(true);
    setCache(true);
  }

  void render(PeerState state) {
    Phase phase = state.isGroup() ? Phase.IDLE : state.phase(); // of several each tile says it
    Media media = state.front().map(Call::media).orElse(Media.ALL);
    boolean frozen =
        phase == Phase.CONNECTED && media.frozen() && media.peer().picture() != PictureKind.NONE;
    since = media.lostSince();
    ticker.run(phase == Phase.RECONNECTING);
    setVisible(phase == Phase.RECONNECTING || frozen);
    if (frozen) {
      setText(WORDS.say("standstill.frozen"));
    } else {
      tick();
    }
  }

  /** No tick after this. */
  void stop() {
    ticker.run(false);
  }

  private void tick() {
    if (since.isPresent()) {
      String age = Clock.age(now.get().minus(since.get()));
      setText(WORDS.say("standstill.lost", age));
    }
  }
}
