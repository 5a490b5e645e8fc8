package dev.parley.view.settings;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Camera and sound, before a call and in one. */
@Tag("desktop")
class PreviewCardTest {
  private OpenView open;

  @BeforeEach
  void open() throws Exception {
    open = new OpenView(TestStates.with(free("echo", "Echo"), free("ann", "Ann")));
    open.view.devices(
        Map.of(
            Kind.CAMERA, new Devices(List.of("Webcam"), Choice.AUTOMATIC),
            Kind.MICROPHONE, new Devices(List.of("Mike", "Headset"), Choice.named("Mike")),
            Kind.SPEAKER, new Devices(List.of("Speaker"), Choice.AUTOMATIC)));
    open.settle();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void openCard() {
    open.act(
        () ->
            ((MenuButton) open.stage().getScene().lookup("#menu"))
                .getItems().stream()
                    .filter(item -> "menu-preview".equals(item.getId()))
                    .forEach(item -> item.fire()));
    open.await("the card laid out", () -> open.sees("preview-try"));
  }

  private double level() {
    return OpenView.onFx(
        () -> ((ProgressBar) open.stage().getScene().lookup("#preview-level")).getProgress());
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Choice> chooser(String id) {
    return (ComboBox<Choice>) open.node(id);
  }

  @Test
  void nothingIsOpenBeforeItIsWanted() {
    assertNull(open.machine.preview);
  }

  @Test
  void itOpensWithTheCardAndClosesWithIt() {
    openCard();
    assertTrue(open.sees("preview"));
    assertNotNull(open.machine.preview);
    open.click("preview-close");
    assertFalse(open.sees("preview"));
    assertNull(open.machine.preview);
  }

  @Test
  void escapeClosesIt() {
    openCard();
    open.press(KeyCode.ESCAPE);
    assertNull(open.machine.preview);
    assertFalse(open.sees("preview"));
  }

  @Test
  void theLevelIsShownAndFallsBackByAndBy() {
    openCard();
    open.machine.preview.level(0.5);
    open.settle();
    assertEquals(0.5, level(), 0.001);
    open.machine.preview.level(0.1);
    open.settle();
    assertEquals(0.44, level(), 0.001);
  }

  @Test
  void aTroubleIsSaidUntilItIsOver() {
    openCard();
    assertFalse(open.sees("preview-trouble-camera"));
    open.machine.preview.trouble(Kind.CAMERA, "No camera found.");
    open.settle();
    assertEquals("No camera found.", open.text("preview-trouble-camera"));
    assertTrue(open.sees("preview-trouble-camera"));
    open.machine.preview.trouble(Kind.CAMERA, "");
    open.settle();
    assertFalse(open.sees("preview-trouble-camera"));
  }

  @Test
  void oldTroubleIsNotShownTheNextTime() {
    openCard();
    open.machine.preview.trouble(Kind.MICROPHONE, "No microphone found.");
    open.settle();
    open.click("preview-close");
    openCard();
    assertFalse(open.sees("preview-trouble-microphone"));
  }

  @Test
  void devicesAreChosenHere() {
    openCard();
    assertEquals(
        Choice.named("Mike"), OpenView.onFx(() -> chooser("choose-microphone").getValue()));
    open.act(() -> chooser("choose-microphone").setValue(Choice.named("Headset")));
    open.act(() -> chooser("choose-camera").setValue(Choice.NONE));
    assertEquals(List.of("MICROPHONE NAMED Headset", "CAMERA NONE "), open.machine.chosen());
  }

  @Test
  void whatTheMachineTellsIsNoChoice() {
    openCard();
    open.view.devices(Map.of(Kind.CAMERA, new Devices(List.of("Other"), Choice.named("Gone"))));
    open.settle();
    assertEquals(List.of(), open.machine.chosen());
    assertEquals(
        "Gone (disconnected)",
        OpenView.onFx(
            () -> chooser("choose-camera").getConverter().toString(Choice.named("Gone"))));
  }

  @Test
  void theSpeakerIsTriedAndASilentOneIsSaid() {
    openCard();
    open.click("preview-try");
    assertTrue(open.node("preview-try").isDisabled());
    open.machine.tried.complete(false);
    open.settle();
    assertFalse(open.node("preview-try").isDisabled());
    assertTrue(open.sees("preview-trouble-speaker"));
    assertEquals(List.of("try the speaker"), open.machine.chosen());
  }

  @Test
  void theEchoIsCalledFromHere() {
    openCard();
    open.click("preview-echo");
    assertEquals(List.of("connect echo"), open.intents.wanted());
    assertNull(open.machine.preview);
    assertFalse(open.sees("preview"));
  }

  @Test
  void withoutAnEchoItIsNotOffered() {
    open.show(TestStates.with(free("ann", "Ann")));
    openCard();
    assertFalse(open.sees("preview-echo"));
  }

  @Test
  void aCallThatBeginsTakesTheDevices() {
    openCard();
    open.show(alone().call(Phase.PREPARING_ACCEPT, "ann", "Ann", null));
    assertNull(open.machine.preview);
    assertFalse(open.sees("preview"));
  }

  @Test
  void inACallThereIsTheChoiceAlone() {
    open.show(alone().call(Phase.CONNECTED, "ann", "Ann", open.now));
    openCard();
    assertEquals(0, open.machine.previews);
    assertTrue(open.sees("choose-microphone"));
    assertTrue(open.sees("preview-call"));
    assertFalse(open.sees("preview-picture"));
    assertFalse(open.sees("preview-level"));
    open.show(alone());
    assertNotNull(open.machine.preview, "the call is over, and the card is still there");
  }

  @Test
  void everyControlHasAName() {
    openCard();
    for (String id :
        List.of("choose-camera", "choose-microphone", "choose-speaker", "preview-level")) {
      assertFalse(open.spoken(id).isBlank(), id);
    }
  }
}
