package dev.parley.view.call;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.peer.Phase;
import dev.parley.view.FakeDeviceChoices;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.DeviceChoices.Choice;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** The round buttons of a call, and the keys that do the same. */
@Tag("desktop")
class CallBarTest {
  private static final MediaState NO_MICROPHONE =
      new MediaState(false, PictureKind.CAMERA, true, false);

  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aClickMutes() throws Exception {
    open = new OpenView(CALL);
    open.click("call-microphone");
    assertEquals(List.of("microphone false"), open.intents.wanted());
  }

  @Test
  void whoIsMutedUnmutes() throws Exception {
    open = new OpenView(CALL.sending(false, true, ""));
    open.click("call-microphone");
    assertEquals(List.of("microphone true"), open.intents.wanted());
  }

  @Test
  void theKeysDoTheSame() throws Exception {
    open = new OpenView(CALL);
    open.press(KeyCode.M);
    open.press(KeyCode.V);
    assertEquals(List.of("microphone false", "camera false"), open.intents.wanted());
  }

  @Test
  void aKeyThatIsHeldCountsOnce() throws Exception {
    open = new OpenView(CALL);
    open.person.press(KeyCode.M);
    open.person.press(KeyCode.M); // as the system repeats it
    open.person.release(KeyCode.M);
    open.settle();
    assertEquals(List.of("microphone false"), open.intents.wanted());
  }

  @Test
  void aKeyWithAModifierIsNotForTheCall() throws Exception {
    open = new OpenView(CALL);
    open.person.press(KeyCode.CONTROL).type(KeyCode.M).release(KeyCode.CONTROL);
    open.settle();
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void withoutACallTheKeysMeanNothing() throws Exception {
    open = new OpenView(alone());
    open.press(KeyCode.M);
    open.press(KeyCode.S);
    assertEquals(List.of(), open.intents.wanted());
    assertEquals(List.of(), open.menu());
  }

  @Test
  void whoWritesAPasswordMutesNobody() throws Exception {
    open = new OpenView(alone().wrongPassword());
    open.click("rejoin-password");
    open.press(KeyCode.M);
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void muteIsSeenWithoutColourAndHeardByAScreenReader() throws Exception {
    open = new OpenView(CALL);
    assertEquals(Feather.MIC, open.icon("call-microphone"));
    assertEquals("Mute. Microphone on", open.spoken("call-microphone"));
    open.show(CALL.sending(false, true, ""));
    assertEquals(Feather.MIC_OFF, open.icon("call-microphone"));
    assertEquals("Unmute. Microphone muted", open.spoken("call-microphone"));
  }

  @Test
  void noMicrophoneIsNeitherOnNorMuted() throws Exception {
    open = new OpenView(CALL.wanting(false, true, "", NO_MICROPHONE));
    assertEquals("Unmute. No microphone", open.spoken("call-microphone"));
    assertEquals("!", open.text("call-microphone"));
    open.show(CALL.sending(false, true, ""));
    assertEquals("", open.text("call-microphone"));
  }

  @Test
  void whatIsBeingTurnedOnIsNotMissing() throws Exception {
    open = new OpenView(CALL.wanting(true, true, "", new MediaState(false, PictureKind.NONE)));
    assertEquals("Mute. Turning on the microphone…", open.spoken("call-microphone"));
    assertEquals("Turn camera off. Turning on the camera…", open.spoken("call-camera"));
    assertEquals("", open.text("call-camera"));
  }

  @Test
  void devicesAreChosenBesideTheirButtons() throws Exception {
    open = new OpenView(CALL);
    open.view.devices(
        Map.of(
            Kind.MICROPHONE, new Devices(List.of("Headset"), Choice.AUTOMATIC),
            Kind.SPEAKER, new Devices(List.of("Desk"), Choice.AUTOMATIC),
            Kind.CAMERA, new Devices(List.of("Eye"), Choice.NONE)));
    open.click("call-sound");
    assertEquals(
        List.of(
            "Microphone",
            "Automatic",
            "Off",
            "-",
            "Headset",
            "-",
            "Speaker",
            "Automatic",
            "Off",
            "-",
            "Desk",
            "-",
            "Camera and sound…"),
        open.menu());
    open.person.clickOn("Headset");
    open.settle();
    open.click("call-cameras");
    open.person.clickOn("Eye");
    open.settle();
    assertEquals(List.of("MICROPHONE NAMED Headset", "CAMERA NAMED Eye"), open.machine.chosen());
  }

  @Test
  void theTooltipTellsTheKey() throws Exception {
    open = new OpenView(CALL);
    assertTrue(open.tip("call-microphone").startsWith("Mute (M)"));
    assertTrue(open.tip("call-camera").startsWith("Turn camera off (V)"));
    assertTrue(open.tip("call-share").startsWith("Share screen (S)"));
  }

  @Test
  void aCameraThatSendsNothingIsNotShownAsOn() throws Exception {
    open =
        new OpenView(
            CALL.wanting(true, true, "", new MediaState(true, PictureKind.NONE, false, true)));
    assertEquals(Feather.VIDEO_OFF, open.icon("call-camera"));
    assertEquals("Turn camera off. No camera", open.spoken("call-camera"));
  }

  @Test
  void beforeTheCallStandsOneCanBeMutedToo() throws Exception {
    open = new OpenView(alone().call(Phase.PREPARING_OFFER, "1002", "Alice", null));
    open.click("call-microphone");
    assertEquals(List.of("microphone false"), open.intents.wanted());
    assertFalse(open.sees("call-close"));
  }

  @Test
  void screensAndWindowsAreOfferedAndTheBarStaysInSight() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    assertEquals(List.of("Entire screen", "Letter_to_Ann.odt", "Map"), tiles());
    assertTrue(bounds("share-picker").getMaxY() <= bounds("call-bar").getMinY());
    open.click("share-window-0x2");
    assertEquals(List.of("share window:0x2"), open.intents.wanted());
    assertFalse(open.sees("share-picker"));
  }

  @Test
  void inANarrowWindowTheBarStaysInSightToo() throws Exception {
    open = new OpenView(CALL);
    open.resize(360, 480);
    open.click("call-share");
    assertTrue(bounds("share-picker").getMaxY() <= bounds("call-bar").getMinY());
    assertTrue(bounds("share-picker").getMinY() >= 0);
    open.click("call-close");
    assertEquals(List.of("close"), open.intents.wanted());
  }

  @Test
  void eachIsLookedAtOnceAndShownWhereThereIsAPicture() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    open.await("all", () -> open.machine.looked.size() == 3);
    assertEquals(List.of("screen", "window:0x1", "window:0x2"), open.machine.looked);
    assertEquals(1, OpenView.onFx(() -> pictures("share-screen")));
    assertEquals(0, OpenView.onFx(() -> pictures("share-window-0x1")));
  }

  @Test
  void aPickerThatIsClosedLooksAtNothingMore() throws Exception {
    open = new OpenView(CALL);
    CompletableFuture<Optional<DeviceChoices.Thumbnail>> slow = new CompletableFuture<>();
    open.machine.seen = slow;
    open.click("call-share");
    open.press(KeyCode.ESCAPE);
    slow.complete(Optional.empty());
    open.settle();
    assertEquals(List.of("screen"), open.machine.looked);
  }

  @Test
  void aFilmIsAskedForInTheSamePlace() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    open.click("share-film");
    assertEquals(List.of("shareAsFilm true"), open.intents.wanted());
  }

  @Test
  void theKeyOpensThePickerAndEscapeGivesTheKeysBack() throws Exception {
    open = new OpenView(CALL);
    open.act(() -> open.node("call-microphone").requestFocus());
    open.press(KeyCode.S);
    assertTrue(open.sees("share-picker"));
    open.press(KeyCode.ENTER);
    open.press(KeyCode.SPACE);
    assertEquals(List.of(), open.intents.wanted(), "no tile has the keys by itself");
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("share-picker"));
    assertTrue(OpenView.onFx(() -> open.node("call-microphone").isFocused()));
  }

  @Test
  void escapeClosesThePickerBeforeItTakesACallBack() throws Exception {
    open = new OpenView(alone().call(Phase.OFFERING, "1002", "Alice", null));
    open.press(KeyCode.S);
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("share-picker"));
    assertEquals(List.of(), open.intents.wanted());
    open.press(KeyCode.P);
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of(), open.intents.wanted());
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of("close"), open.intents.wanted());
  }

  @Test
  void sharingIsStopped() throws Exception {
    open = new OpenView(CALL.sending(true, true, "screen"));
    assertEquals(Feather.X_SQUARE, open.icon("call-share"));
    open.click("call-share");
    assertEquals("Entire screen, shared now", open.spoken("share-screen"));
    open.click("share-stop");
    assertEquals(List.of("share "), open.intents.wanted());
  }

  @Test
  void aLookThatTakesItsTimeSaysSo() throws Exception {
    open = new OpenView();
    open.machine.found = new CompletableFuture<>();
    open.show(CALL);
    open.click("call-share");
    assertEquals("Looking for screens and windows…", open.text("share-obstacle"));
    open.machine.found.complete(FakeDeviceChoices.SOME);
    open.await("the screens", () -> tiles().contains("Map"));
    assertFalse(open.sees("share-obstacle"));
  }

  @Test
  void whereNothingCanBeSharedTheReasonIsTold() throws Exception {
    open = new OpenView();
    open.machine.found =
        CompletableFuture.completedFuture(
            new DeviceChoices.Screens(List.of(), "Wayland does not let a program see the screen."));
    open.show(CALL);
    assertEquals(
        "Share screen. Wayland does not let a program see the screen.", open.spoken("call-share"));
    open.click("call-share");
    assertEquals("Wayland does not let a program see the screen.", open.text("share-obstacle"));
  }

  @Test
  void aLookThatFailsIsNoHarm() throws Exception {
    open = new OpenView();
    open.machine.found = CompletableFuture.failedFuture(new IllegalStateException("a test's"));
    open.show(CALL);
    open.click("call-share");
    assertEquals("Screens and windows cannot be listed right now.", open.text("share-obstacle"));
  }

  @Test
  void thePickerGoesWithTheCall() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    open.show(alone());
    open.show(CALL);
    assertFalse(open.sees("share-picker"));
  }

  @Test
  void aTitleIsPlainText() throws Exception {
    open = new OpenView();
    open.machine.found =
        CompletableFuture.completedFuture(
            new DeviceChoices.Screens(
                List.of(new DeviceChoices.Screen("window:0x3", "A\u202E_b\nc", false)), ""));
    open.show(CALL);
    open.click("call-share");
    assertEquals(List.of("A_b c"), tiles());
  }

  private List<String> tiles() {
    return OpenView.onFx(
        () ->
            open.node("share-picker").lookupAll(".share-tile").stream()
                .map(tile -> ((Labeled) tile).getText())
                .toList());
  }

  private int pictures(String id) {
    return (int) open.node(id).lookupAll("*").stream().filter(ImageView.class::isInstance).count();
  }

  private Bounds bounds(String id) {
    return OpenView.onFx(() -> open.node(id).localToScene(open.node(id).getLayoutBounds()));
  }
}
