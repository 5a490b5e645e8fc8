package dev.parley.view;

import dev.parley.text.Words;
import dev.parley.view.DeviceChoices.Choice;
import dev.parley.view.DeviceChoices.Devices;
import dev.parley.view.DeviceChoices.Kind;
import dev.parley.view.DeviceChoices.Way;
import java.util.Locale;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows a menu of the devices of one kind; hidden until some are known. JavaFX thread. */
final class DeviceMenu extends Menu {
  private static final Words WORDS = Words.in(DeviceMenu.class);

  private final DeviceChoices deviceChoices;
  private final Kind kind;

  DeviceMenu(DeviceChoices deviceChoices, Kind kind) {
    this.deviceChoices = deviceChoices;
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

  /** One that is chosen and gone stays in the list: it is taken again when it comes back. */
  void show(Devices devices) {
    Choice chosen = devices.choice();
    ToggleGroup group = new ToggleGroup();
    getItems()
        .setAll(
            item(WORDS.say("device.automatic"), "automatic", Choice.AUTOMATIC, chosen, group),
            item(WORDS.say("device.none"), "none", Choice.NONE, chosen, group),
            new SeparatorMenuItem());
    boolean gone = chosen.way() == Way.NAMED && !devices.names().contains(chosen.name());
    if (gone) {
      String name = chosen.name();
      getItems()
          .add(item(WORDS.say("device.gone", ShownText.title(name)), name, chosen, chosen, group));
    }
    for (String name : devices.names()) {
      getItems().add(item(ShownText.title(name), name, Choice.named(name), chosen, group));
    }
    setVisible(true);
  }

  private MenuItem item(String text, String id, Choice choice, Choice chosen, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(text);
    item.setId("menu-" + word() + "-" + id);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(choice.equals(chosen));
    item.setOnAction(event -> deviceChoices.choose(kind, choice));
    return item;
  }

  private String word() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
