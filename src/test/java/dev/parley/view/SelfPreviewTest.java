package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.settings.DeviceChoices.SelfListener;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The camera is open without a call only for who wants it so. */
@Tag("desktop")
class SelfPreviewTest {
  private static final TestStates HERE = TestStates.with(free("1002", "Alice"));

  private OpenView open;

  @BeforeEach
  void open() throws Exception {
    open = new OpenView(HERE);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void atFirstNobodyLooks() {
    assertNull(open.machine.looking);
  }

  @Test
  void whoLikesItSeesThemselvesWhileThereIsNoCall() {
    like();
    assertNotNull(open.machine.looking);
    assertTrue(open.sees("self-video"));
    open.show(HERE.call(Phase.OFFERING, "1002", "Alice", null));
    assertNull(open.machine.looking, "the call has the camera");
    open.show(HERE);
    assertNotNull(open.machine.looking);
    like();
    assertNull(open.machine.looking);
  }

  @Test
  void thePreviewTakesTheCameraAndGivesItBack() {
    like();
    choose("menu-preview");
    assertNotNull(open.machine.preview);
    assertNull(open.machine.looking);
    open.click("preview-close");
    assertNotNull(open.machine.looking);
  }

  @Test
  void aClickOpensBothAndAnotherLetsGo() {
    open.click("self-turn");
    assertNotNull(open.machine.preview);
    assertTrue(open.sees("self-level"));
    open.click("self-turn");
    assertNull(open.machine.preview);
    assertFalse(open.sees("self-level"));
  }

  @Test
  void afterACallTheMicrophoneIsAskedForAnew() {
    open.click("self-turn");
    open.show(HERE.call(Phase.OFFERING, "1002", "Alice", null));
    open.show(HERE);
    assertNull(open.machine.preview);
  }

  @Test
  void whatIsWrongIsSaidWhileItIsOpen() {
    open.click("self-turn");
    open.machine.preview.trouble(Kind.CAMERA, "Another program is using it.");
    open.settle();
    assertEquals("Another program is using it.", open.text("self-warning-camera"));
    open.machine.preview.trouble(Kind.CAMERA, "");
    open.settle();
    assertFalse(open.sees("self-warning-camera"));
    SelfListener before = open.machine.preview;
    open.click("self-turn");
    before.trouble(Kind.CAMERA, "Too late.");
    open.settle();
    assertFalse(open.sees("self-warning-camera"));
  }

  @Test
  void missingDevicesAreToldWithoutOpeningAny() {
    Devices none = new Devices(List.of(), Choice.AUTOMATIC);
    Devices gone = new Devices(List.of("Built-in"), Choice.named("Headset"));
    Devices off = new Devices(List.of(), Choice.NONE);
    open.view.devices(Map.of(Kind.MICROPHONE, none, Kind.SPEAKER, gone, Kind.CAMERA, off));
    open.settle();
    assertEquals(
        "No microphone found. Others cannot hear you.", open.text("self-warning-microphone"));
    assertTrue(open.text("self-warning-speaker").startsWith("Headset is disconnected."));
    assertFalse(open.sees("self-warning-camera"), "the person wants none");
    assertEquals(0, open.machine.previews);
    assertNull(open.machine.looking);
  }

  @Test
  void aWindowThatIsAwayLooksAtNobody() {
    like();
    open.act(() -> open.stage().setIconified(true));
    assertNull(open.machine.looking);
    open.act(() -> open.stage().setIconified(false));
    assertNotNull(open.machine.looking);
  }

  private void like() {
    choose("menu-settings");
    open.act(() -> ((CheckBox) open.node("settings-idle")).fire());
    open.click("settings-close");
  }

  private void choose(String id) {
    open.act(
        () ->
            ((MenuButton) open.node("menu"))
                .getItems().stream()
                    .filter(item -> id.equals(item.getId()))
                    .forEach(MenuItem::fire));
  }
}
