package dev.parley.view;

import dev.parley.data.chat.ChatIntents;
import dev.parley.data.files.FileIntents;
import dev.parley.data.pointer.PointerIntents;
import dev.parley.data.proof.ProofIntents;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.SettingsContext;
import dev.parley.view.start.ChannelList;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives the window what it needs besides the calls.
 *
 * @param now the loop's time, for countdowns and the length of the call; read on the JavaFX thread
 * @param leave what the person wants who closes the window or leaves by the menu, or when the view
 *     has failed; on the JavaFX thread, must not block; may be called more than once
 * @param channels where the person can go
 * @param beside what there is in a call beside sound and pictures
 */
public record WindowContext(
    Supplier<Duration> now,
    Runnable leave,
    ChannelList channels,
    SettingsContext settings,
    Options options,
    Beside beside) {

  /** Where there are calls alone. */
  public WindowContext(
      Supplier<Duration> now,
      Runnable leave,
      ChannelList channels,
      SettingsContext settings,
      Options options) {
    this(now, leave, channels, settings, options, Beside.NONE);
  }

  /**
   * What a person does in a call beside talking.
   *
   * @param files null where none are sent or taken
   * @param open opens a URL in the system's browser; any thread
   */
  public record Beside(
      ProofIntents proof,
      ChatIntents chat,
      PointerIntents pointer,
      FileIntents files,
      Consumer<String> open) {
    /** Nothing. */
    public static final Beside NONE =
        new Beside(ProofIntents.NONE, ChatIntents.NONE, PointerIntents.NONE, null, url -> {});

    /** The same, with files; null for none. */
    Beside with(FileIntents other) {
      return new Beside(proof, chat, pointer, other, open);
    }
  }

  /**
   * How the window starts, and for which use.
   *
   * @param kiosk whether the window is for passers-by: it fills the screen, and nothing in it leads
   *     out of the channel or to settings
   * @param asksName the person is to be asked for a name: what to suggest, may be empty
   */
  public record Options(boolean kiosk, Optional<String> asksName) {
    /** For a run with a channel, and a name that was given or asked for. */
    public static final Options PLAIN = new Options(false, Optional.empty());
  }

  DeviceChoices devices() {
    return settings.devices();
  }

  boolean kiosk() {
    return options.kiosk();
  }

  /** The same; null for a kiosk, where it is not allowed. */
  <T> T unlessKiosk(T act) {
    return kiosk() ? null : act;
  }
}
