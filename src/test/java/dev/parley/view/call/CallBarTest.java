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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** The round buttons of a call, and the keys that do the same. */
@Tag("desktop")
class CallBarTest {
  private static final String FILM = "Optimise for motion";

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
  void theTooltipTellsTheKey() throws Exception {
    open = new OpenView(CALL);
    assertTrue(open.tip("call-microphone").startsWith("Mute (M)"));
    assertTrue(open.tip("call-camera").startsWith("Turn camera off (V)"));
    assertTrue(open.tip("call-share").startsWith("Share screen (S)"));
  }

  @Test
  void aCameraThatSendsNothingIsNotShownAsOn() throws Exception {
    open = new OpenView(CALL.wanting(true, true, "", new MediaState(true, PictureKind.NONE)));
    assertEquals(Feather.VIDEO_OFF, open.icon("call-camera"));
    assertEquals("Turn camera off. Camera unavailable", open.spoken("call-camera"));
  }

  @Test
  void beforeTheCallStandsOneCanBeMutedToo() throws Exception {
    open = new OpenView(alone().call(Phase.PREPARING_OFFER, "1002", "Alice", null));
    open.click("call-microphone");
    assertEquals(List.of("microphone false"), open.intents.wanted());
    assertFalse(open.sees("call-close"));
  }

  @Test
  void screensAndWindowsAreOffered() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    assertEquals(List.of("Entire screen", "-", "Letter_to_Ann.odt", "Map", "-", FILM), open.menu());
    open.person.clickOn("Map");
    open.settle();
    assertEquals(List.of("share window:0x2"), open.intents.wanted());
  }

  @Test
  void aFilmIsAskedForInTheSameMenu() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    open.person.clickOn(FILM);
    open.settle();
    assertEquals(List.of("shareAsFilm true"), open.intents.wanted());
  }

  @Test
  void theKeyOpensTheMenuAndClosesIt() throws Exception {
    open = new OpenView(CALL);
    open.press(KeyCode.S);
    assertFalse(open.menu().isEmpty());
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of(), open.menu());
  }

  @Test
  void sharingIsStopped() throws Exception {
    open = new OpenView(CALL.sending(true, true, "screen"));
    assertEquals(Feather.X_SQUARE, open.icon("call-share"));
    open.click("call-share");
    open.person.clickOn("Stop sharing");
    open.settle();
    assertEquals(List.of("share "), open.intents.wanted());
  }

  @Test
  void aLookThatTakesItsTimeSaysSo() throws Exception {
    open = new OpenView();
    open.machine.found = new CompletableFuture<>();
    open.show(CALL);
    open.click("call-share");
    assertEquals(List.of("Looking for screens and windows…"), open.menu());
    open.machine.found.complete(FakeDeviceChoices.SOME);
    open.await("the screens", () -> open.menu().contains("Map"));
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
    assertEquals(List.of("Wayland does not let a program see the screen."), open.menu());
  }

  @Test
  void aLookThatFailsIsNoHarm() throws Exception {
    open = new OpenView();
    open.machine.found = CompletableFuture.failedFuture(new IllegalStateException("a test's"));
    open.show(CALL);
    open.click("call-share");
    assertEquals(List.of("Screens and windows cannot be listed right now."), open.menu());
  }

  @Test
  void theMenuGoesWithTheCall() throws Exception {
    open = new OpenView(CALL);
    open.click("call-share");
    open.show(alone());
    assertEquals(List.of(), open.menu());
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
    assertEquals(List.of("A_b c", "-", FILM), open.menu());
  }
}
