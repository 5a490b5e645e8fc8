package dev.parley.view.settings;

import dev.parley.text.Words;
import dev.parley.view.kit.Names;
import dev.parley.view.kit.ShownText;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;

/** Shows a list of the devices of one kind. JavaFX thread. */
final class DeviceChooser extends ComboBox<Choice> {
  private static final Words WORDS = Words.in(DeviceChooser.class);

  private List<String> there = List.of();

  /** Whether the list is being told what is chosen, rather than told by the person. */
  private boolean telling;

  /**
   * @param name what it is, for who hears it
   */
  DeviceChooser(DeviceChoices deviceChoices, Kind kind, String name) {
    setId("choose-" + kind.name().toLowerCase(Locale.ROOT));
    setAccessibleText(name);
    setMaxWidth(Double.MAX_VALUE);
    setConverter(new Names<>(this::name));
    valueProperty()
        .addListener(
            (of, was, is) -> {
              if (!telling && is != null) {
                deviceChoices.choose(kind, is);
              }
            });
    show(new Devices(List.of(), Choice.AUTOMATIC));
  }

  /** One that is chosen and gone stays in the list: it is taken again when it comes back. */
  void show(Devices devices) {
    there = devices.names();
    List<Choice> choices = new ArrayList<>(List.of(Choice.AUTOMATIC, Choice.NONE));
    there.forEach(name -> choices.add(Choice.named(name)));
    if (!choices.contains(devices.choice())) {
      choices.add(devices.choice());
    }
    telling = true;
    getItems().setAll(choices);
    setValue(devices.choice());
    telling = false;
  }

  private String name(Choice choice) {
    return switch (choice.way()) {
      case OTHER -> WORDS.say("device.other");
      case AUTOMATIC -> WORDS.say("device.automatic");
      case NONE -> WORDS.say("device.none");
      case NAMED ->
          there.contains(choice.name())
              ? ShownText.title(choice.name())
              : WORDS.say("device.gone", ShownText.title(choice.name()));
    };
  }
}
