package dev.parley.peer;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.connection.Connection;
import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What this side sends, in all its calls alike: what the person wants sent, what is sent, and a
 * note about it. Loop only.
 */
final class LocalMedia {
  private static final Words WORDS = Words.in(LocalMedia.class);

  /** A screen that is not shared by then must not be shared later, when nobody expects it. */
  static final Duration SHARE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Runnable changed;
  private final MutedWatch mutedWatch;

  /** Of the calls that run, oldest first. */
  private final Set<Connection> connections = new LinkedHashSet<>();

  /** The camera's part stays from call to call. */
  private SendSettings settings = SendSettings.ALL;

  /** Null until a connection has told. */
  private MediaState own;

  /** The screen that is known to be sent, since it was wished for last; empty for none. */
  private String shownScreen = "";

  private String note = "";
  private Loop.Timer shareLate = () -> {};

  /** Those whose media flow, the newest last. */
  private final Set<Connection> flowing = new LinkedHashSet<>();

  /** The only connection ends, and another takes its place: nothing else changes. */
  private boolean renews;

  LocalMedia(Loop loop, Runnable changed) {
    this.loop = loop;
    this.changed = changed;
    mutedWatch = new MutedWatch(loop, () -> note(WORDS.say("muted.talking")));
  }

  /**
   * A call begins, and its connection has opened nothing yet. With the first, the microphone is on,
   * lest people talk to nobody; the camera stays as its owner left it; and no screen is shown that
   * was not asked for in a call.
   */
  void begin(Connection begun) {
    if (connections.isEmpty() && !renews) {
      settings = new SendSettings(true, settings.camera(), "", settings.motion());
    }
    connections.add(begun);
    if (!settings.equals(SendSettings.ALL)) {
      begun.send(settings);
    }
  }

  /** One call takes the place of another meanwhile: what is sent stays, muted or not. */
  void renew(Runnable calls) {
    renews = true;
    calls.run();
    renews = false;
  }

  /** Media flows, for the first time in a call. */
  void flows(Connection now) {
    flowing.add(now);
    mutedWatch.flows(now);
  }

  void end(Connection ended) {
    connections.remove(ended);
    if (flowing.remove(ended)) {
      flowing.stream().findFirst().ifPresent(mutedWatch::flows); // it listens to one of them
    }
    if (connections.isEmpty() && !renews) {
      own = null;
      shownScreen = "";
      shareLate.cancel();
      mutedWatch.end();
      dismissNote();
    }
  }

  void microphone(boolean on) {
    want(new SendSettings(on, settings.camera(), settings.screen(), settings.motion()));
    if (on && note.equals(WORDS.say("muted.talking"))) {
      dismissNote();
    }
  }

  void camera(boolean on) {
    want(new SendSettings(settings.microphone(), on, settings.screen(), settings.motion()));
  }

  void share(String screen) {
    if (!screen.equals(settings.screen())) {
      shownScreen = "";
    }
    want(new SendSettings(settings.microphone(), settings.camera(), screen, settings.motion()));
    shareLate.cancel();
    if (!settings.screen().isEmpty()) {
      shareLate = loop.after(SHARE_LIMIT, this::shareIsDue);
    }
  }

  /** What a shared screen shows; kept from call to call. */
  void motion(boolean on) {
    want(new SendSettings(settings.microphone(), settings.camera(), settings.screen(), on));
  }

  private void want(SendSettings wanted) {
    loop.assertOn();
    if (!connections.isEmpty() && !wanted.equals(settings)) {
      settings = wanted;
      connections.forEach(connection -> connection.send(settings));
      mutedWatch.muted(!settings.microphone());
    }
  }

  /** From one screen to another nothing may be reported: then time tells. */
  private void shareIsDue() {
    if (showsScreen(own)) {
      shownScreen = settings.screen();
    } else {
      share("");
      changed.run();
    }
  }

  /** A share may end by itself, with its window: then it does not come back with the next wish. */
  void sends(MediaState sent) {
    own = sent;
    if (showsScreen(sent)) {
      shownScreen = settings.screen();
    } else if (!shownScreen.isEmpty()) {
      share("");
    }
    changed.run();
  }

  /** Shows a sentence, until the person has read it. */
  void note(String sentence) {
    note = sentence;
    changed.run();
  }

  void dismissNote() {
    note = "";
  }

  String note() {
    return note;
  }

  SendSettings settings() {
    return settings;
  }

  /** What is sent, or will be before anything is. */
  MediaState own() {
    return own == null ? promised() : own;
  }

  private static boolean showsScreen(MediaState sent) {
    return sent != null && sent.picture() == PictureKind.SCREEN;
  }

  private MediaState promised() {
    PictureKind camera = settings.camera() ? PictureKind.CAMERA : PictureKind.NONE;
    return new MediaState(
        settings.microphone(), settings.screen().isEmpty() ? camera : PictureKind.SCREEN);
  }
}
