package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.view.settings.DeviceChoices.Kind;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The camera is open without a call only for who wants it so. */
@Tag("desktop")
class IdlePictureTest {
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
    assertTrue(open.sees("idle-picture"));
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
  void withoutACameraThereIsNothingToShow() {
    like();
    open.machine.looking.trouble(Kind.CAMERA, "No camera found.");
    open.settle();
    assertFalse(open.sees("idle-picture"));
    open.machine.looking.trouble(Kind.CAMERA, "");
    open.settle();
    assertTrue(open.sees("idle-picture"));
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
