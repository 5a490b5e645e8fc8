package dev.parley.view.call;

import dev.parley.text.Words;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.DeviceItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.geometry.Side;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Opens the list of devices that a call button stands for. JavaFX thread. */
final class DeviceCaret extends MenuButton {
  private static final Words WORDS = Words.in(DeviceCaret.class);

  private final List<Kind> kinds;
  private final DeviceChoices deviceChoices;
  private final MenuItem all = new MenuItem(WORDS.say("menu.preview"));

  /**
   * @param meaning for who hears it
   * @param kinds what is chosen here, in the order of the list
   */
  DeviceCaret(String id, String meaning, List<Kind> kinds, CallDoors doors) {
    super("", new FontIcon(Feather.CHEVRON_UP));
    this.kinds = kinds;
    deviceChoices = doors.devices();
    setId(id);
    getStyleClass().addAll("call-caret", "no-arrow");
    setPopupSide(Side.TOP);
    setAccessibleText(meaning);
    setTooltip(new Tooltip(meaning));
    all.setId(id + "-all");
    all.setOnAction(event -> doors.dialogs().preview());
    show(Map.of());
  }

  /** Offers these; before the first time nothing is known of any. */
  void show(Map<Kind, Devices> known) {
    List<MenuItem> items = new ArrayList<>();
    for (Kind kind : kinds) {
      if (known.containsKey(kind)) {
        items.add(heading(kind));
        items.addAll(DeviceItems.of(kind, known.get(kind), getId(), deviceChoices::choose));
        items.add(new SeparatorMenuItem());
      }
    }
    items.add(all);
    getItems().setAll(items);
  }

  private static MenuItem heading(Kind kind) {
    MenuItem heading =
        new MenuItem(
            switch (kind) {
              case MICROPHONE -> WORDS.say("device.microphone");
              case CAMERA -> WORDS.say("device.camera");
              case SPEAKER -> WORDS.say("device.speaker");
            });
    heading.getStyleClass().addAll("reason", "heading");
    heading.setDisable(true);
    return heading;
  }
}
