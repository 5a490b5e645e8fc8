package dev.parley.view.call;

import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.kit.Visibility;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Arranges the window during a call: people, self-view, full screen, small window. Each is a button
 * if there is room, and otherwise an item of one menu. JavaFX thread.
 */
final class CallExtras {
  private static final Words WORDS = Words.in(CallExtras.class);

  private final WindowLayout windowLayout;
  private final BooleanProperty self = new SimpleBooleanProperty();
  private final MenuButton more = new MenuButton("", new FontIcon(Feather.MORE_HORIZONTAL));
  private final Extra full;
  private final List<Extra> extras;
  private final MenuItem small = new MenuItem(WORDS.say("extra.small.do"));

  CallExtras(WindowLayout windowLayout) {
    this.windowLayout = windowLayout;
    windowLayout.preferences.follow(now -> self.set(now.has(Toggle.SHOW_OWN_PICTURE)));
    full = full();
    extras = List.of(people(), self(), full);
    small.setVisible(!windowLayout.kiosk);
    more.setId("call-more");
    more.getStyleClass().addAll("call-button", "no-arrow");
    more.setAccessibleText(WORDS.say("extra.more"));
    more.setTooltip(new Tooltip(WORDS.say("extra.more")));
    more.setCache(true);
    small.setId("call-small-item");
    small.setGraphic(new FontIcon(Feather.EXTERNAL_LINK));
    small.setOnAction(event -> windowLayout.small.set(true));
    extras.forEach(extra -> more.getItems().add(extra.item));
    more.getItems().add(small);
    setNarrow(false);
  }

  /** In the order of the bar. */
  List<Node> nodes() {
    return List.of(extras.get(0).button, extras.get(1).button, extras.get(2).button, more);
  }

  /** Whether there is room for the menu alone. */
  void setNarrow(boolean narrow) {
    boolean hasMore = narrow || !windowLayout.kiosk; // which has no small window
    Visibility.show(more, hasMore);
    for (Extra extra : extras) {
      boolean mine = extra != full || !windowLayout.kiosk;
      Visibility.show(extra.button, mine && !narrow);
      extra.item.setVisible(mine && narrow);
    }
  }

  /** Does what the key is for, if it is for anything here. */
  void press(KeyCode key) {
    switch (key) {
      case P -> WindowLayout.toggle(windowLayout.people);
      case W -> toggleSelf();
      case F -> WindowLayout.toggle(windowLayout.fullScreen);
      default -> {}
    }
  }

  boolean isMenuShowing() {
    return more.isShowing();
  }

  private void toggleSelf() {
    windowLayout.preferences.change(now -> now.with(Toggle.SHOW_OWN_PICTURE, !self.get()));
  }

  private Extra people() {
    return new Extra(
            "people",
            KeyCode.P,
            new Way(Feather.USERS, WORDS.say("extra.people.do"), WORDS.say("extra.people.not")),
            new Way(Feather.USER_X, WORDS.say("extra.people.undo"), WORDS.say("extra.people.is")),
            windowLayout.people)
        .named(WORDS.say("extra.people.name"));
  }

  private Extra self() {
    return new Extra(
            "self",
            KeyCode.W,
            new Way(Feather.EYE_OFF, WORDS.say("extra.self.do"), WORDS.say("extra.self.not")),
            new Way(Feather.EYE, WORDS.say("extra.self.undo"), WORDS.say("extra.self.is")),
            self)
        .named(WORDS.say("extra.self.name"));
  }

  private Extra full() {
    return new Extra(
            "full",
            KeyCode.F,
            new Way(Feather.MAXIMIZE, WORDS.say("extra.full.do"), WORDS.say("extra.full.not")),
            new Way(Feather.MINIMIZE, WORDS.say("extra.full.undo"), WORDS.say("extra.full.is")),
            windowLayout.fullScreen)
        .named(WORDS.say("extra.full.name"));
  }

  /**
   * How a button is while something is on, or off.
   *
   * @param act what a click does
   * @param state how it stands, a sentence
   */
  private record Way(Feather picture, String act, String state) {}

  /** One that is on or off. */
  private final class Extra {
    private final KeyCode key;
    private final Way off;
    private final Way on;
    private final CallButton button;
    private final CheckMenuItem item = new CheckMenuItem();

    private Extra(String id, KeyCode key, Way off, Way on, ReadOnlyBooleanProperty state) {
      this.key = key;
      this.off = off;
      this.on = on;
      button = new CallButton("call-" + id, key.getName(), () -> press(key));
      button.getStyleClass().add("call-extra");
      item.setId("call-" + id + "-item");
      item.setOnAction(event -> press(key));
      state.addListener(of -> show(state.get()));
      show(state.get());
    }

    /** So it is called as an item of the menu. */
    private Extra named(String name) {
      item.setText(WORDS.say("extra.item", name, key.getName()));
      return this;
    }

    private void show(boolean is) {
      Way way = is ? on : off;
      item.setSelected(is);
      button.show(way.picture(), way.act(), way.state(), "");
    }
  }
}
