package dev.parley.settings;

import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundOptions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what a person has set in the window, kept from one start to the next. Immutable.
 *
 * @param language ISO 639 code; empty for the system's
 * @param on the toggles that are on
 * @param ringDevice the speaker for the sounds of calls, by name; empty for that of the call
 * @param corner where one's own picture is in a call
 * @param window where it was left, empty before the first time
 */
public record Preferences(
    Theme theme,
    String language,
    Set<Toggle> on,
    String ringDevice,
    Corner corner,
    Optional<Place> window) {

  /** The colours of the window. */
  public enum Theme {
    DARK,
    LIGHT,
    /** As the desktop is; dark where the desktop does not say. */
    SYSTEM
  }

  /** What is either on or off. */
  public enum Toggle {
    /**
     * Removes from the microphone what the speaker plays; from the next call, like the next two.
     */
    ECHO_CANCELLATION,
    /** Removes fans and traffic from the microphone. */
    NOISE_SUPPRESSION,
    /** Evens out the loudness of the microphone. */
    GAIN_CONTROL,
    /** Notices talking while muted; takes effect at once. */
    NOTICE_MUTED,
    /** A sound for an incoming call. */
    RING,
    /** A sound while one's own call waits for an answer. */
    RING_BACK,
    /** A notification of the system while another program has the keyboard. */
    NOTIFICATIONS,
    /** The window comes to the front for an incoming call. */
    RAISE_WINDOW,
    /** One's own picture as in a mirror; the peer never sees it so. */
    MIRROR_OWN_PICTURE,
    /** One's own picture, small in a call. */
    SHOW_OWN_PICTURE,
    /** One's own picture on the start page between calls, which keeps the camera open. */
    OWN_PICTURE_WHILE_IDLE,
    /** In a call of several, who speaks is large. */
    SHOW_SPEAKER_LARGE
  }

  /** Before anything was set. */
  public static final Preferences FIRST =
      new Preferences(
          Theme.SYSTEM,
          "",
          EnumSet.complementOf(
              EnumSet.of(Toggle.OWN_PICTURE_WHILE_IDLE, Toggle.SHOW_SPEAKER_LARGE)),
          "",
          Corner.LOWER_RIGHT,
          Optional.empty());

  public Preferences {
    on = Set.copyOf(on);
  }

  /** A corner of the window. */
  public enum Corner {
    UPPER_LEFT(false, false),
    UPPER_RIGHT(true, false),
    LOWER_LEFT(false, true),
    LOWER_RIGHT(true, true);

    public final boolean right;
    public final boolean lower;

    Corner(boolean right, boolean lower) {
      this.right = right;
      this.lower = lower;
    }

    /** The nearest to a point in a box of this size. */
    public static Corner of(double x, double y, double width, double height) {
      return of(x > width / 2, y > height / 2);
    }

    public static Corner of(boolean right, boolean lower) {
      if (lower) {
        return right ? LOWER_RIGHT : LOWER_LEFT;
      }
      return right ? UPPER_RIGHT : UPPER_LEFT;
    }
  }

  /**
   * A place on the desktop, in its units; where it would lie off every screen it does not count.
   */
  public record Place(double x, double y, double width, double height, boolean maximized) {}

  public boolean has(Toggle toggle) {
    return on.contains(toggle);
  }

  public Preferences with(Toggle toggle, boolean isOn) {
    Set<Toggle> now = EnumSet.noneOf(Toggle.class);
    now.addAll(on);
    if (isOn) {
      now.add(toggle);
    } else {
      now.remove(toggle);
    }
    return new Preferences(theme, language, now, ringDevice, corner, window);
  }

  /** The choice with the sound of the microphone as it is set here. */
  public MediaChoice sound(MediaChoice choice) {
    return choice
        .withSound(
            new SoundOptions(
                has(Toggle.ECHO_CANCELLATION),
                has(Toggle.NOISE_SUPPRESSION),
                has(Toggle.GAIN_CONTROL)))
        .withNoticesMuted(has(Toggle.NOTICE_MUTED));
  }

  public Preferences withTheme(Theme now) {
    return new Preferences(now, language, on, ringDevice, corner, window);
  }

  public Preferences withLanguage(String now) {
    return new Preferences(theme, now, on, ringDevice, corner, window);
  }

  public Preferences withRingDevice(String now) {
    return new Preferences(theme, language, on, now, corner, window);
  }

  public Preferences withCorner(Corner now) {
    return new Preferences(theme, language, on, ringDevice, now, window);
  }

  public Preferences withWindow(Place now) {
    return new Preferences(theme, language, on, ringDevice, corner, Optional.of(now));
  }
}
