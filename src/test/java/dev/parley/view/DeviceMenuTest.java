package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Microphone, camera and speaker in the menu. */
@Tag("desktop")
class DeviceMenuTest {
  private static final List<String> TWO = List.of("Built-in_Audio", "Headset");

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void whatIsNotKnownIsNotOffered() throws Exception {
    open = new OpenView(alone());
    assertFalse(OpenView.onFx(() -> menu("menu-microphone").isVisible()));
  }

  @Test
  void devicesAreListedByName() throws Exception {
    open = new OpenView(alone());
    know(Kind.MICROPHONE, TWO, Choice.AUTOMATIC);
    assertEquals(
        List.of("Automatic", "Off", "Built-in_Audio", "Headset"), items("menu-microphone"));
    assertEquals(List.of("Automatic"), ticked("menu-microphone"));
    assertFalse(OpenView.onFx(() -> menu("menu-camera").isVisible()));
  }

  @Test
  void theChosenOneIsTicked() throws Exception {
    open = new OpenView(alone());
    know(Kind.SPEAKER, TWO, Choice.named("Headset"));
    assertEquals(List.of("Headset"), ticked("menu-speaker"));
  }

  @Test
  void theChosenOneThatIsGoneIsListedStill() throws Exception {
    open = new OpenView(alone());
    know(Kind.SPEAKER, List.of("Built-in_Audio"), Choice.named("Headset"));
    assertEquals(List.of("Headset (disconnected)"), ticked("menu-speaker"));
  }

  @Test
  void aTestSourceTicksNothing() throws Exception {
    open = new OpenView(alone());
    know(Kind.CAMERA, TWO, new Choice(DeviceChoices.Way.OTHER, ""));
    assertEquals(List.of(), ticked("menu-camera"));
  }

  @Test
  void aDeviceIsChosenByItsName() throws Exception {
    open = new OpenView(alone());
    know(Kind.CAMERA, TWO, Choice.AUTOMATIC);
    fire("menu-camera", "Built-in_Audio");
    fire("menu-camera", "Off");
    fire("menu-camera", "Automatic");
    assertEquals(
        List.of("CAMERA NAMED Built-in_Audio", "CAMERA NONE ", "CAMERA AUTOMATIC "),
        open.machine.chosen());
  }

  @Test
  void theListFollowsTheMachine() throws Exception {
    open = new OpenView(alone());
    know(Kind.MICROPHONE, TWO, Choice.AUTOMATIC);
    know(Kind.MICROPHONE, List.of("Headset"), Choice.AUTOMATIC);
    assertEquals(List.of("Automatic", "Off", "Headset"), items("menu-microphone"));
  }

  @Test
  void whatWasKnownBeforeTheWindowIsOffered() throws Exception {
    open = new OpenView();
    know(Kind.MICROPHONE, TWO, Choice.AUTOMATIC);
    open.show(alone());
    assertEquals(4, items("menu-microphone").size());
  }

  private void know(Kind kind, List<String> names, Choice choice) {
    open.view.devices(Map.of(kind, new Devices(names, choice)));
    open.settle();
  }

  private Menu menu(String id) {
    return (Menu)
        ((MenuButton) open.node("menu"))
            .getItems().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
  }

  private List<String> items(String id) {
    return OpenView.onFx(
        () ->
            menu(id).getItems().stream()
                .filter(RadioMenuItem.class::isInstance)
                .map(MenuItem::getText)
                .toList());
  }

  private List<String> ticked(String id) {
    return OpenView.onFx(
        () ->
            menu(id).getItems().stream()
                .filter(item -> item instanceof RadioMenuItem radio && radio.isSelected())
                .map(MenuItem::getText)
                .toList());
  }

  private void fire(String id, String text) {
    open.act(
        () ->
            menu(id).getItems().stream()
                .filter(item -> text.equals(item.getText()))
                .forEach(MenuItem::fire));
  }
}
