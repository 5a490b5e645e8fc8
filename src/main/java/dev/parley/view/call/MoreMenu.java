package dev.parley.view.call;

import dev.parley.settings.Preferences.Toggle;
import dev.parley.text.Words;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.Dialogs;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows what arranges the window during a call, and the ways to settings and help. Chat and people
 * are in it where the bar has no room for their buttons. JavaFX thread.
 */
final class MoreMenu extends MenuButton {
  private static final Words WORDS = Words.in(MoreMenu.class);

  private final WindowLayout windowLayout;
  private final BooleanProperty self = new SimpleBooleanProperty();
  private final MenuItem people;
  private final MenuItem chat;
  private final MenuItem add;
  private final CheckMenuItem speaker = new CheckMenuItem(WORDS.say("extra.speaker.name"));
  private boolean narrow;
  private boolean hasChat;
  private boolean adds;
  private final MenuItem files;

  /**
   * @param statistics shows the figures of the call, or takes them away
   */
  MoreMenu(WindowLayout windowLayout, Dialogs dialogs, Runnable statistics) {
    super("", new FontIcon(Feather.MORE_HORIZONTAL));
    this.windowLayout = windowLayout;
    windowLayout.preferences.follow(now -> self.set(now.has(Toggle.SHOW_OWN_PICTURE)));
    setId("call-more");
    getStyleClass().addAll("call-button", "no-arrow");
    setPopupSide(Side.TOP);
    setAccessibleText(WORDS.say("extra.more"));
    setTooltip(new Tooltip(WORDS.say("extra.more")));
    people = toggle("call-people-item", "extra.people.name", KeyCode.P, windowLayout.people);
    chat = toggle("call-chat-item", "chat.title", KeyCode.C, windowLayout.chat);
    files = toggle("call-files-item", "extra.files.name", KeyCode.U, windowLayout.files);
    add = item("call-add-item", Feather.USER_PLUS, "add.name", () -> press(KeyCode.A));
    add.setText(WORDS.say("extra.item", WORDS.say("add.name"), KeyCode.A.getName()));
    speaker.setId("call-speaker-item");
    speaker.setOnAction(event -> turn(Toggle.SHOW_SPEAKER_LARGE));
    windowLayout.preferences.follow(now -> speaker.setSelected(now.has(Toggle.SHOW_SPEAKER_LARGE)));
    setGroup(false);
    windowLayout.takesFiles.addListener(of -> setNarrow(narrow));
    MenuItem own = toggle("call-self-item", "extra.self.name", KeyCode.W, self);
    getItems().addAll(chat, files, people, add, own, speaker);
    if (!windowLayout.kiosk) {
      Runnable small = () -> windowLayout.small.set(true);
      getItems()
          .addAll(
              toggle("call-full-item", "extra.full.name", KeyCode.F, windowLayout.fullScreen),
              item("call-small-item", Feather.EXTERNAL_LINK, "extra.small.do", small),
              item("call-figures-item", Feather.BAR_CHART_2, "extra.statistics", statistics),
              new SeparatorMenuItem(),
              item("call-preview-item", Feather.SLIDERS, "menu.preview", dialogs::preview),
              item("call-settings-item", Feather.SETTINGS, "settings.open", dialogs::settings),
              item("call-help-item", Feather.HELP_CIRCLE, "help.open", dialogs::help));
    }
    setNarrow(false);
  }

  /** Whether others have no buttons beside it. A kiosk has nothing else that must be in it. */
  void setNarrow(boolean now) {
    narrow = now;
    people.setVisible(narrow);
    chat.setVisible(narrow && hasChat);
    files.setVisible(narrow && windowLayout.takesFiles.get());
    Visibility.show(this, narrow || !windowLayout.kiosk);
  }

  /**
   * @param now whether people can ever be added to calls
   * @param inBar whether the bar has a button for that
   */
  void setAdding(boolean now, boolean inBar) {
    adds = now;
    add.setVisible(adds && !inBar);
  }

  /** Whether the call is one of several. */
  void setGroup(boolean now) {
    speaker.setVisible(now);
  }

  private void turn(Toggle toggle) {
    windowLayout.preferences.change(now -> now.with(toggle, !now.has(toggle)));
  }

  /** Whether the peer can be written to. */
  void setChat(boolean now) {
    hasChat = now;
    chat.setVisible(narrow && hasChat);
  }

  /** Does what the key is for, if it is for anything here. */
  void press(KeyCode key) {
    switch (key) {
      case C -> {
        if (hasChat) {
          WindowLayout.toggle(windowLayout.chat);
        }
      }
      case A -> {
        if (adds) {
          windowLayout.people.set(!windowLayout.adding.get());
          windowLayout.adding.set(windowLayout.people.get());
        }
      }
      case P -> WindowLayout.toggle(windowLayout.people);
      case U -> windowLayout.files.set(!windowLayout.files.get() && windowLayout.takesFiles.get());
      case W -> turn(Toggle.SHOW_OWN_PICTURE);
      case F -> WindowLayout.toggle(windowLayout.fullScreen);
      default -> {}
    }
  }

  private CheckMenuItem toggle(String id, String name, KeyCode key, ReadOnlyBooleanProperty state) {
    CheckMenuItem item = new CheckMenuItem(WORDS.say("extra.item", WORDS.say(name), key.getName()));
    item.setId(id);
    item.setOnAction(event -> press(key));
    state.addListener(of -> item.setSelected(state.get()));
    item.setSelected(state.get());
    return item;
  }

  private static MenuItem item(String id, Feather icon, String name, Runnable act) {
    MenuItem item = new MenuItem(WORDS.say(name), new FontIcon(icon));
    item.setId(id);
    item.setOnAction(event -> act.run());
    return item;
  }
}
