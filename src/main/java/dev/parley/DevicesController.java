package dev.parley;

import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.screen.ScreenThumbnail;
import dev.parley.media.sound.Chime;
import dev.parley.media.sound.Chimes;
import dev.parley.settings.Preferences;
import dev.parley.settings.SettingsFile;
import dev.parley.view.View;
import dev.parley.view.settings.DeviceChoices;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Offers the window the devices and screens of this machine. Works on the loop of the media. */
final class DevicesController implements DeviceChoices {
  private static final dev.parley.media.screen.Screen.Kind WHOLE =
      dev.parley.media.screen.Screen.Kind.SCREEN;

  private final Loop loop;
  private final Supplier<View> view;
  private final Path settings;

  /** Null until it is open; loop only, as the next ones. */
  private Media media;

  private Chimes chimes;

  /** What is set in the window. */
  private Preferences preferences;

  /** What a person wanted before the media were open. */
  private Runnable waiting = () -> {};

  private dev.parley.media.device.Devices there =
      new dev.parley.media.device.Devices(List.of(), List.of(), List.of());

  /**
   * @param settings the folder in which a choice is remembered
   * @param preferences what was set in the window before
   * @param view who shows the devices and the pictures of a preview; there once media are open
   */
  DevicesController(Loop loop, Path settings, Preferences preferences, Supplier<View> view) {
    this.loop = loop;
    this.preferences = preferences;
    this.view = view;
    this.settings = settings;
  }

  /** The media are open. */
  void use(Media opened) {
    loop.assertOn();
    media = opened;
    media.onDevices(
        now -> {
          there = now;
          show();
        });
    chimes = new Chimes(loop, media::choice);
    waiting.run();
  }

  @Override
  public Preview preview(SelfListener listener) {
    return show(new Shown(listener, true));
  }

  @Override
  public Preview look(SelfListener listener) {
    return show(new Shown(listener, false));
  }

  private Preview show(Shown shown) {
    loop.post(
        () -> {
          waiting = shown::open;
          if (media != null) {
            shown.open();
          }
        });
    return () -> loop.post(shown::close);
  }

  /** A preview, as the window has it. */
  private final class Shown implements dev.parley.media.capture.Preview.Listener {
    private final SelfListener listener;
    private final boolean hears;
    private dev.parley.media.capture.Preview preview;
    private boolean closed;

    Shown(SelfListener listener, boolean hears) {
      this.listener = listener;
      this.hears = hears;
    }

    void open() {
      if (!closed) {
        preview = media.preview(view.get().previewVideo(), hears, this);
      }
    }

    void close() {
      closed = true;
      if (preview != null) {
        preview.close();
      }
    }

    @Override
    public void level(double level) {
      listener.level(level);
    }

    @Override
    public void camera(String trouble) {
      listener.trouble(Kind.CAMERA, trouble);
    }

    @Override
    public void microphone(String trouble) {
      listener.trouble(Kind.MICROPHONE, trouble);
    }
  }

  @Override
  public CompletableFuture<Boolean> trySpeaker() {
    return CompletableFuture.supplyAsync(
            () ->
                chimes == null
                    ? CompletableFuture.completedFuture(false)
                    : chimes.play(Chime.TRIAL, "").over(),
            loop::post)
        .thenCompose(over -> over);
  }

  @Override
  public CompletableFuture<Screens> screens() {
    return CompletableFuture.supplyAsync(
            () -> dev.parley.media.screen.Screens.list(loop), loop::post)
        .thenCompose(found -> found)
        .thenApply(DevicesController::shown);
  }

  @Override
  public CompletableFuture<Optional<Thumbnail>> thumbnail(String screenId) {
    return CompletableFuture.supplyAsync(() -> ScreenThumbnail.take(loop, screenId), loop::post)
        .thenCompose(taken -> taken)
        .thenApply(
            taken ->
                taken.map(small -> new Thumbnail(small.width(), small.height(), small.pixels())));
  }

  private static Screens shown(dev.parley.media.screen.Screens found) {
    return new Screens(
        found.screens().stream()
            .map(one -> new Screen(one.id(), one.title(), one.kind() == WHOLE))
            .toList(),
        found.obstacle());
  }

  @Override
  public void choose(Kind kind, Choice choice) {
    loop.post(
        () -> {
          if (media != null) {
            media.choose(with(media.choice(), kind, pick(choice)));
            MediaChoice chosen = media.choice();
            SettingsFile.change(loop, settings, file -> file.set(chosen));
            show();
          }
        });
  }

  /**
   * Keeps how the window shall be. What is done to the sound changes only where that was changed:
   * this run may have been told otherwise, as a measuring one is. Any thread.
   */
  void keep(Preferences changed) {
    SettingsFile.change(loop, settings, file -> file.set(changed));
    loop.post(
        () -> {
          if (media != null) {
            MediaChoice next = heard(media.choice(), preferences, changed);
            if (!next.equals(media.choice())) {
              media.choose(next);
            }
          }
          preferences = changed;
        });
  }

  /** The choice after the person has changed what is done to the sound, or something else. */
  static MediaChoice heard(MediaChoice now, Preferences before, Preferences after) {
    MediaChoice next = after.sound(now);
    return next.equals(before.sound(now)) ? now : next;
  }

  private static Pick pick(Choice choice) {
    return switch (choice.way()) {
      case AUTOMATIC -> Pick.of(MediaChoice.Kind.AUTOMATIC);
      case NAMED -> new Pick(MediaChoice.Kind.PREFERRED, choice.name());
      case NONE -> Pick.of(MediaChoice.Kind.NONE);
      case OTHER -> Pick.of(MediaChoice.Kind.TEST);
    };
  }

  private static MediaChoice with(MediaChoice before, Kind kind, Pick pick) {
    return switch (kind) {
      case MICROPHONE -> before.withMicrophone(pick);
      case CAMERA -> before.withCamera(pick);
      case SPEAKER -> before.withSpeaker(pick);
    };
  }

  private void show() {
    MediaChoice choice = media.choice();
    Map<Kind, Devices> all = new EnumMap<>(Kind.class);
    all.put(Kind.MICROPHONE, new Devices(there.microphones(), choice(choice.microphone())));
    all.put(Kind.CAMERA, new Devices(there.cameras(), choice(choice.camera())));
    all.put(Kind.SPEAKER, new Devices(there.speakers(), choice(choice.speaker())));
    view.get().devices(all);
  }

  private static Choice choice(Pick pick) {
    return switch (pick.kind()) {
      case AUTOMATIC -> Choice.AUTOMATIC;
      case DEVICE, PREFERRED -> new Choice(Way.NAMED, pick.name());
      case NONE -> Choice.NONE;
      case TEST, ECHO -> new Choice(Way.OTHER, "");
    };
  }
}
