package dev.parley.peer;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.connection.CallQuality;
import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.Optional;

/**
 * Manages what is exchanged in the one call: what the person wants to send, what both sides send,
 * and the messages about it. Loop only.
 */
final class CallMedia {
  private static final dev.parley.text.Words WORDS = dev.parley.text.Words.in(CallMedia.class);

  /** Long enough to read a sentence or two. */
  static final Duration NOTE_STANDS = Duration.ofSeconds(10);

  /** A screen that is not shared by then must not be shared later, when nobody expects it. */
  static final Duration SHARE_LIMIT = Duration.ofSeconds(10);

  private static final Duration STATISTICS_EVERY = Duration.ofSeconds(1);

  private final Loop loop;
  private final LineOwner owner;
  private final MutedWatch mutedWatch;

  /** Null without a call. */
  private Connection connection;

  /** The camera's part stays from call to call. */
  private SendSettings wish = SendSettings.ALL;

  /** Null until the connection has told. */
  private MediaState own;

  /** The screen that is known to be sent, since it was wished for last; empty for none. */
  private String shownScreen = "";

  private MediaState peer = MediaState.ALL;
  private String note = "";
  private boolean frozen;
  private Optional<Duration> lostSince = Optional.empty();
  private Optional<PeerState.Quality> quality = Optional.empty();
  private Optional<Figures> figures = Optional.empty();
  private Loop.Timer noteGoes = () -> {};
  private Loop.Timer shareLate = () -> {};

  CallMedia(Loop loop, LineOwner owner) {
    this.loop = loop;
    this.owner = owner;
    mutedWatch = new MutedWatch(loop, () -> note(WORDS.say("muted.talking")));
  }

  /**
   * Before the connection opens anything. Everybody is heard at first, lest they talk to nobody; a
   * camera stays as its owner left it; and no screen is shown that was not asked for in this call.
   */
  void begin(Connection begun) {
    end();
    connection = begun;
    wish = new SendSettings(true, wish.camera(), "", wish.motion());
    if (!wish.equals(SendSettings.ALL)) {
      connection.send(wish);
    }
  }

  void end() {
    connection = null;
    own = null;
    shownScreen = "";
    peer = MediaState.ALL;
    frozen = false;
    lostSince = Optional.empty();
    quality = Optional.empty();
    figures = Optional.empty();
    shareLate.cancel();
    mutedWatch.end();
    dismissNote();
  }

  /** Media flows, for the first time in this call. */
  void flows() {
    pollStatistics(connection);
    mutedWatch.flows(connection);
  }

  void entered(Phase phase) {
    lostSince = phase == Phase.RECONNECTING ? Optional.of(loop.now()) : Optional.empty();
  }

  void microphone(boolean on) {
    want(new SendSettings(on, wish.camera(), wish.screen(), wish.motion()));
    if (on && note.equals(WORDS.say("muted.talking"))) {
      dismissNote();
    }
  }

  void camera(boolean on) {
    want(new SendSettings(wish.microphone(), on, wish.screen(), wish.motion()));
  }

  void share(String screen) {
    if (!screen.equals(wish.screen())) {
      shownScreen = "";
    }
    want(new SendSettings(wish.microphone(), wish.camera(), screen, wish.motion()));
    shareLate.cancel();
    if (!wish.screen().isEmpty()) {
      shareLate = loop.after(SHARE_LIMIT, this::shareIsDue);
    }
  }

  /** What a shared screen shows; kept from call to call. */
  void motion(boolean on) {
    want(new SendSettings(wish.microphone(), wish.camera(), wish.screen(), on));
  }

  private void want(SendSettings wanted) {
    loop.assertOn();
    if (connection != null && !wanted.equals(wish)) {
      wish = wanted;
      connection.send(wish);
      mutedWatch.muted(!wish.microphone());
    }
  }

  /** From one screen to another nothing may be reported: then time tells. */
  private void shareIsDue() {
    if (showsScreen(own)) {
      shownScreen = wish.screen();
    } else {
      share("");
      owner.changed();
    }
  }

  /** A share may end by itself, with its window: then it does not come back with the next wish. */
  void sends(MediaState sent) {
    own = sent;
    if (showsScreen(sent)) {
      shownScreen = wish.screen();
    } else if (!shownScreen.isEmpty()) {
      share("");
    }
    owner.changed();
  }

  void peerSends(MediaState sent) {
    peer = sent;
    owner.changed();
  }

  void frozen(boolean isFrozen) {
    frozen = isFrozen;
    owner.changed();
  }

  void note(String sentence) {
    note = sentence;
    noteGoes.cancel();
    noteGoes =
        loop.after(
            NOTE_STANDS,
            () -> {
              dismissNote();
              owner.changed();
            });
    owner.changed();
  }

  void dismissNote() {
    note = "";
    noteGoes.cancel();
  }

  private void pollStatistics(Connection polled) {
    if (connection == polled) {
      polled.statistics().thenAccept(this::measured);
      loop.after(STATISTICS_EVERY, () -> pollStatistics(polled));
    }
  }

  private void measured(Statistics statistics) {
    CallQuality callQuality = statistics.verdict();
    quality = Optional.of(new PeerState.Quality(callQuality.grade(), callQuality.sentence()));
    History before = figures.map(Figures::history).orElse(History.EMPTY);
    figures = Optional.of(Figures.of(statistics, Figures.longer(before, statistics)));
    owner.statistics(statistics);
    owner.changed();
  }

  PeerState.Media shown() {
    return new PeerState.Media(
        wish, own == null ? promised(wish) : own, peer, note, frozen, lostSince, quality, figures);
  }

  private static boolean showsScreen(MediaState sent) {
    return sent != null && sent.picture() == PictureKind.SCREEN;
  }

  private static MediaState promised(SendSettings wish) {
    return new MediaState(
        wish.microphone(),
        !wish.screen().isEmpty()
            ? PictureKind.SCREEN
            : wish.camera() ? PictureKind.CAMERA : PictureKind.NONE);
  }
}
