package dev.parley.view;

import dev.parley.text.Words;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the main menu: devices, settings, help, about, quit. */
final class MainMenu extends MenuButton {
  private static final Words WORDS = Words.in(MainMenu.class);

  private final Map<DeviceChoices.Kind, DeviceMenu> devices =
      new EnumMap<>(DeviceChoices.Kind.class);
  private final SeparatorMenuItem belowDevices = new SeparatorMenuItem();
  private final SeparatorMenuItem belowWays = new SeparatorMenuItem();

  MainMenu(DeviceChoices deviceChoices, Runnable about, Runnable leave) {
    super(WORDS.say("menu.title"), new FontIcon(Feather.MENU));
    setId("menu");
    setMinWidth(USE_PREF_SIZE);
    for (DeviceChoices.Kind kind : DeviceChoices.Kind.values()) {
      devices.put(kind, new DeviceMenu(deviceChoices, kind));
    }
    belowDevices.setVisible(false);
    getItems().addAll(devices.values());
    getItems().add(belowDevices);
    getItems()
        .addAll(
            belowWays,
            item("menu-about", Feather.INFO, WORDS.say("menu.about"), about),
            new SeparatorMenuItem(),
            item("menu-leave", Feather.LOG_OUT, WORDS.say("menu.leave"), leave));
  }

  void show(Map<DeviceChoices.Kind, DeviceChoices.Devices> known) {
    known.forEach((kind, there) -> devices.get(kind).show(there));
    belowDevices.setVisible(true);
  }

  /** One more way, below those before it. */
  void lead(String id, Feather icon, String text, Runnable act) {
    getItems().add(getItems().indexOf(belowWays), item(id, icon, text, act));
  }

  private static MenuItem item(String id, Feather icon, String text, Runnable act) {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setId(id);
    item.setOnAction(event -> act.run());
    return item;
  }
}
