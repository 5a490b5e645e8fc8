package dev.parley.view.call;

import dev.parley.view.settings.PreferencesModel;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Holds the current arrangement of the window. JavaFX thread. */
public final class WindowLayout {
  /** Of the bar at the top, from which others keep clear. */
  public static final double BAR_HEIGHT = 52;

  /** Of the buttons of a call with what is around them, at the lower edge. */
  public static final double CALL_BAR_HEIGHT = 96;

  /** Whether the window always fills the screen. */
  public final boolean kiosk;

  /** The window has the whole screen. */
  public final BooleanProperty fullScreen;

  /** In a call, the people in the channel are shown beside it. */
  public final BooleanProperty people = new SimpleBooleanProperty(this, "people");

  /** In a call, what was written is shown beside it, in place of the people. */
  public final BooleanProperty chat = new SimpleBooleanProperty(this, "chat");

  /** The files that are sent and received are shown. */
  public final BooleanProperty files = new SimpleBooleanProperty(this, "files");

  /** The peer of the call takes files. */
  public final BooleanProperty takesFiles = new SimpleBooleanProperty(this, "takesFiles");

  /** In a call, a small window with the peer's picture replaces the window. */
  public final BooleanProperty small;

  /** The small window is minimised as well: the peer's picture cannot be seen at all. */
  public final BooleanProperty smallAway = new SimpleBooleanProperty(this, "smallAway");

  /** What the person has set, which stays for the next start. */
  public final PreferencesModel preferences;

  public WindowLayout(boolean kiosk, PreferencesModel preferences) {
    this.kiosk = kiosk;
    this.preferences = preferences;
    fullScreen = kiosk ? fixed("fullScreen", true) : new SimpleBooleanProperty(this, "fullScreen");
    small = kiosk ? fixed("small", false) : new SimpleBooleanProperty(this, "small");
    people.addListener((of, was, is) -> chat.set(chat.get() && !is));
    chat.addListener((of, was, is) -> people.set(people.get() && !is));
  }

  private BooleanProperty fixed(String name, boolean value) {
    return new SimpleBooleanProperty(this, name, value) {
      @Override
      public void set(boolean wanted) {} // stays as it is
    };
  }

  public static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }
}
