package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the main menu: devices, settings, help, about, leave, quit. */
public final class MainMenu extends MenuButton {
  private static final Words WORDS = Words.in(MainMenu.class);

  private final Map<Kind, DeviceMenu> devices = new EnumMap<>(Kind.class);
  private final DeviceChoices deviceChoices;
  private final SeparatorMenuItem belowDevices = new SeparatorMenuItem();
  private final MenuItem files;
  private final MenuItem leave;

  /**
   * @param files shows those of calls
   * @param leave leaves the channel
   * @param quit ends the program
   */
  public MainMenu(
      DeviceChoices deviceChoices, Dialogs dialogs, Runnable files, Runnable leave, Runnable quit) {
    super(WORDS.say("menu.title"), new FontIcon(Feather.MENU));
    this.deviceChoices = deviceChoices;
    setId("menu");
    setMinWidth(USE_PREF_SIZE);
    for (Kind kind : Kind.values()) {
      devices.put(kind, new DeviceMenu(kind));
    }
    belowDevices.setVisible(false);
    this.files = item("menu-files", Feather.PAPERCLIP, WORDS.say("files.title"), files);
    this.files.setVisible(false);
    this.leave = item("menu-leave", Feather.LOG_OUT, WORDS.say("leave.channel"), leave);
    this.leave.setVisible(false);
    getItems().addAll(devices.values());
    getItems()
        .addAll(
            belowDevices,
            item("menu-settings", Feather.SETTINGS, WORDS.say("settings.open"), dialogs::settings),
            item("menu-preview", Feather.SLIDERS, WORDS.say("menu.preview"), dialogs::preview),
            this.files,
            item("menu-help", Feather.HELP_CIRCLE, WORDS.say("help.open"), dialogs::help),
            new SeparatorMenuItem(),
            item("menu-about", Feather.INFO, WORDS.say("menu.about"), dialogs::about),
            new SeparatorMenuItem(),
            this.leave,
            item("menu-quit", Feather.POWER, WORDS.say("menu.quit"), quit));
  }

  /** Whether there is a channel to leave: at home there is none. */
  public void canLeave(boolean now) {
    leave.setVisible(now);
  }

  /** Whether there are files of this call or an earlier one. */
  public void hasFiles(boolean now) {
    files.setVisible(now);
  }

  public void show(Map<Kind, Devices> known) {
    known.forEach((kind, there) -> devices.get(kind).show(there));
    belowDevices.setVisible(true);
  }

  private static MenuItem item(String id, Feather icon, String text, Runnable act) {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setId(id);
    item.setOnAction(event -> act.run());
    return item;
  }

  /** The devices of one kind to choose from; not there until some are known of. JavaFX thread. */
  private final class DeviceMenu extends Menu {
    private final Kind kind;

    DeviceMenu(Kind kind) {
      this.kind = kind;
      setId("menu-" + word());
      setVisible(false);
      switch (kind) {
        case MICROPHONE -> name(WORDS.say("device.microphone"), Feather.MIC);
        case CAMERA -> name(WORDS.say("device.camera"), Feather.VIDEO);
        case SPEAKER -> name(WORDS.say("device.speaker"), Feather.VOLUME_2);
      }
    }

    private void name(String text, Feather icon) {
      setText(text);
      setGraphic(new FontIcon(icon));
    }

    public void show(Devices devices) {
      getItems().setAll(DeviceItems.of(kind, devices, "menu", deviceChoices::choose));
      setVisible(true);
    }

    private String word() {
      return kind.name().toLowerCase(Locale.ROOT);
    }
  }
}
