package dev.parley.settings;

import java.util.Optional;

/**
 * Holds what a person has set in the window, kept from one start to the next. Immutable.
 *
 * @param language ISO 639 code; empty for the system's
 * @param window where it was left, empty before the first time
 */
public record Preferences(
    Theme theme,
    String language,
    Ringing ringing,
    Sound sound,
    OwnPicture ownPicture,
    Optional<Place> window) {

  /** The colours of the window. */
  public enum Theme {
    DARK,
    LIGHT,
    /** As the desktop is; dark where the desktop does not say. */
    SYSTEM
  }

  /** Before anything was set. */
  public static final Preferences FIRST =
      new Preferences(
          Theme.SYSTEM,
          "",
          new Ringing(true, true, "", true, true),
          new Sound(true, true, true, true),
          new OwnPicture(true, true, Corner.LOWER_RIGHT, false),
          Optional.empty());

  /**
   * How an offer makes itself known.
   *
   * @param in a sound for an offer that comes in
   * @param out a sound while one's own offer waits
   * @param device the speaker for both, by name; empty for that of the call
   * @param notified a notification of the system while another program has the keys
   * @param raise the window comes to the front
   */
  public record Ringing(boolean in, boolean out, String device, boolean notified, boolean raise) {
    public Ringing withIn(boolean now) {
      return new Ringing(now, out, device, notified, raise);
    }

    public Ringing withOut(boolean now) {
      return new Ringing(in, now, device, notified, raise);
    }

    public Ringing withDevice(String now) {
      return new Ringing(in, out, now, notified, raise);
    }

    public Ringing withNotified(boolean now) {
      return new Ringing(in, out, device, now, raise);
    }

    public Ringing withRaise(boolean now) {
      return new Ringing(in, out, device, notified, now);
    }
  }

  /**
   * What is done to the sound of the microphone; counts from the next call.
   *
   * @param echoCancellation what the speaker plays is taken out of it
   * @param noiseSuppression fans and traffic are taken out of it
   * @param gainControl it is brought to an even loudness
   * @param noticeMuted whether talking while muted is noticed; counts at once
   */
  public record Sound(
      boolean echoCancellation,
      boolean noiseSuppression,
      boolean gainControl,
      boolean noticeMuted) {
    public Sound withEcho(boolean now) {
      return new Sound(now, noiseSuppression, gainControl, noticeMuted);
    }

    public Sound withNoise(boolean now) {
      return new Sound(echoCancellation, now, gainControl, noticeMuted);
    }

    public Sound withGain(boolean now) {
      return new Sound(echoCancellation, noiseSuppression, now, noticeMuted);
    }

    public Sound withNoticeMuted(boolean now) {
      return new Sound(echoCancellation, noiseSuppression, gainControl, now);
    }
  }

  /**
   * One's own picture in the window.
   *
   * @param mirrored as in a mirror; the peer never sees it so
   * @param shown small in a call
   * @param corner where, in a call
   * @param idle large and dimmed while there is no call, which keeps the camera open
   */
  public record OwnPicture(boolean mirrored, boolean shown, Corner corner, boolean idle) {
    public OwnPicture withShown(boolean now) {
      return new OwnPicture(mirrored, now, corner, idle);
    }

    public OwnPicture withCorner(Corner now) {
      return new OwnPicture(mirrored, shown, now, idle);
    }

    public OwnPicture withMirrored(boolean now) {
      return new OwnPicture(now, shown, corner, idle);
    }

    public OwnPicture withIdle(boolean now) {
      return new OwnPicture(mirrored, shown, corner, now);
    }
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

  public Preferences withTheme(Theme now) {
    return new Preferences(now, language, ringing, sound, ownPicture, window);
  }

  public Preferences withLanguage(String now) {
    return new Preferences(theme, now, ringing, sound, ownPicture, window);
  }

  public Preferences withRinging(Ringing now) {
    return new Preferences(theme, language, now, sound, ownPicture, window);
  }

  public Preferences withSound(Sound now) {
    return new Preferences(theme, language, ringing, now, ownPicture, window);
  }

  public Preferences withOwnPicture(OwnPicture now) {
    return new Preferences(theme, language, ringing, sound, now, window);
  }

  public Preferences withWindow(Place now) {
    return new Preferences(theme, language, ringing, sound, ownPicture, Optional.of(now));
  }
}
