package dev.parley.view.settings;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Theme;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.OpenView;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is set in the window counts at once and is kept. */
@Tag("desktop")
class SettingsCardTest {
  private OpenView open;

  @BeforeEach
  void openSettings() throws Exception {
    open = new OpenView(alone());
    open.click("menu");
    open.person.clickOn("Settings…");
    open.settle();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aTickCountsAtOnceAndIsKept() {
    open.act(() -> ((CheckBox) open.node("settings-ring")).fire());
    assertFalse(kept().has(Toggle.RING));
    assertTrue(kept().has(Toggle.RING_BACK), "the others stay");
    open.act(() -> ((CheckBox) open.node("settings-ring")).fire());
    assertTrue(kept().has(Toggle.RING));
  }

  @Test
  void eachBoxSetsSomethingOfItsOwn() {
    List<CheckBox> boxes =
        OpenView.onFx(
            () ->
                open.node("settings").lookupAll(".check-box").stream()
                    .map(CheckBox.class::cast)
                    .toList());
    assertEquals(11, boxes.size());
    Preferences before = Preferences.FIRST.withTheme(Theme.DARK);
    for (CheckBox box : boxes) {
      open.act(box::fire);
      assertFalse(before.equals(kept()), box.getId());
      open.act(box::fire);
      assertEquals(before, kept(), box.getId());
    }
  }

  @Test
  void theColoursAreChosen() {
    open.act(() -> box("settings-theme").setValue(Theme.LIGHT));
    assertEquals(Theme.LIGHT, kept().theme());
    assertTrue(open.colourIn("settings", 0.5, 0.01).getBrightness() > 0.9, "the card is light");
  }

  @Test
  void theLanguageIsChosenByItsOwnName() {
    ChoiceBox<Object> languages = box("settings-language");
    List<String> names =
        OpenView.onFx(
            () -> languages.getItems().stream().map(languages.getConverter()::toString).toList());
    assertEquals(
        List.of("Follow system", "English", "Deutsch", "Français", "Español", "中文"), names);
    open.act(() -> languages.setValue("fr"));
    assertEquals("fr", kept().language());
  }

  @Test
  void itRingsOnAnySpeakerThatIsThereOrWas() {
    devices("Headset", "Desk");
    assertEquals(List.of("", "Headset", "Desk"), box("settings-ring-device").getItems());
    open.act(() -> box("settings-ring-device").setValue("Headset"));
    devices("Desk");
    assertEquals("Headset", kept().ringDevice());
    assertEquals("Headset", OpenView.onFx(() -> box("settings-ring-device").getValue()));
  }

  @Test
  void aNarrowWindowBreaksNoWord() {
    open.resize(360, 640);
    for (String id : List.of("settings-theme", "settings-language", "settings-ring-device")) {
      Label label = OpenView.onFx(() -> (Label) open.node(id).getParent().lookup(".label"));
      assertTrue(label.getHeight() < 2 * label.getFont().getSize(), label.getText());
    }
  }

  @Test
  void itClosesByEscape() {
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("settings"));
  }

  private void devices(String... speakers) {
    open.view.devices(Map.of(Kind.SPEAKER, new Devices(List.of(speakers), Choice.AUTOMATIC)));
    open.settle();
  }

  private Preferences kept() {
    return open.kept.get(open.kept.size() - 1);
  }

  @SuppressWarnings("unchecked")
  private ChoiceBox<Object> box(String id) {
    Node node = open.node(id);
    return (ChoiceBox<Object>) node;
  }
}
