package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.DeviceChoices.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** Lists the devices of one kind as items of a menu, with the one in use marked. JavaFX thread. */
public final class DeviceItems {
  private static final Words WORDS = Words.in(DeviceItems.class);

  private final Kind kind;
  private final String menu;
  private final BiConsumer<Kind, Choice> choose;
  private final ToggleGroup group = new ToggleGroup();

  private DeviceItems(Kind kind, String menu, BiConsumer<Kind, Choice> choose) {
    this.kind = kind;
    this.menu = menu;
    this.choose = choose;
  }

  /**
   * Creates the items. One that is chosen and gone is among them: it is taken again when it comes
   * back.
   *
   * @param menu with which their ids begin
   */
  public static List<MenuItem> of(
      Kind kind, Devices devices, String menu, BiConsumer<Kind, Choice> choose) {
    return new DeviceItems(kind, menu, choose).all(devices);
  }

  private List<MenuItem> all(Devices devices) {
    Choice chosen = devices.choice();
    List<MenuItem> items = new ArrayList<>();
    items.add(item(WORDS.say("device.automatic"), "automatic", Choice.AUTOMATIC, chosen));
    items.add(item(WORDS.say("device.none"), "none", Choice.NONE, chosen));
    items.add(new SeparatorMenuItem());
    String name = chosen.name();
    if (chosen.way() == Way.NAMED && !devices.names().contains(name)) {
      items.add(item(WORDS.say("device.gone", ShownText.title(name)), name, chosen, chosen));
    }
    for (String there : devices.names()) {
      items.add(item(ShownText.title(there), there, Choice.named(there), chosen));
    }
    return items;
  }

  private MenuItem item(String text, String id, Choice choice, Choice chosen) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setId(menu + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + id);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(choice.equals(chosen));
    item.setOnAction(event -> choose.accept(kind, choice));
    return item;
  }
}
