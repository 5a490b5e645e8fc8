package dev.parley.view;

import dev.parley.words.Words;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is seldom wanted: other devices, the theme, what this is, and the way out. */
final class MainMenu extends MenuButton {
  private static final Words WORDS = Words.in(MainMenu.class);

  private final ToggleGroup themes = new ToggleGroup();

  private final Map<Machine.Kind, DeviceMenu> devices = new EnumMap<>(Machine.Kind.class);

  MainMenu(Machine machine, Taste taste, Runnable preview, Runnable about, Runnable leave) {
    super(WORDS.say("menu.title"), new FontIcon(Feather.MENU));
    setId("menu");
    setMinWidth(USE_PREF_SIZE);
    for (Machine.Kind kind : Machine.Kind.values()) {
      devices.put(kind, new DeviceMenu(machine, kind));
    }
    getItems().addAll(devices.values());
    getItems()
        .addAll(
            item("menu-preview", Feather.SLIDERS, WORDS.say("menu.preview"), preview),
            new SeparatorMenuItem());
    for (Theme theme : Theme.values()) {
      getItems().add(choice(theme, taste));
    }
    getItems()
        .addAll(
            new SeparatorMenuItem(),
            item("menu-about", Feather.INFO, WORDS.say("menu.about"), about),
            new SeparatorMenuItem(),
            item("menu-leave", Feather.LOG_OUT, WORDS.say("menu.leave"), leave));
  }

  void show(Map<Machine.Kind, Machine.Devices> known) {
    known.forEach((kind, there) -> devices.get(kind).show(there));
  }

  private MenuItem choice(Theme theme, Taste taste) {
    String words =
        switch (theme) {
          case DARK -> WORDS.say("menu.theme.dark");
          case LIGHT -> WORDS.say("menu.theme.light");
          case SYSTEM -> WORDS.say("menu.theme.system");
        };
    RadioMenuItem item = new RadioMenuItem(words);
    item.setId("menu-theme-" + theme.name().toLowerCase(Locale.ROOT));
    item.setToggleGroup(themes);
    taste.follow(now -> item.setSelected(now.theme() == theme));
    item.setOnAction(event -> taste.change(now -> now.withTheme(theme)));
    return item;
  }

  private static MenuItem item(String id, Feather icon, String text, Runnable act) {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setId(id);
    item.setOnAction(event -> act.run());
    return item;
  }
}
