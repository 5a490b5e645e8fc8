package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.peer.Phase;
import dev.parley.settings.Preferences.Place;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What arranges the window in a call. */
@Tag("desktop")
class MoreMenuTest {
  private static final TestStates HERE =
      TestStates.with(free("1002", "Alice"), free("1003", "Bob"));
  private static final TestStates CALL = HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  @BeforeEach
  void inACall() throws Exception {
    open = new OpenView(CALL);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void theWholeScreenIsAnItemAKeyAndADoubleClickAway() {
    choose("Full screen (F)");
    assertTrue(isFullScreen());
    open.press(KeyCode.F);
    assertFalse(isFullScreen());
    open.press(KeyCode.F11);
    assertTrue(isFullScreen());
    open.press(KeyCode.ESCAPE);
    assertFalse(isFullScreen());
    open.person.doubleClickOn(open.node("window"), MouseButton.PRIMARY);
    open.settle();
    assertTrue(isFullScreen());
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void thoseWhoAreHereAreShownBesideTheCall() {
    open.press(KeyCode.P);
    assertTrue(open.sees("people-drawer"));
    assertTrue(open.sees("peers"));
    assertFalse(open.sees("connect-1003"), "one call at a time");
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("people-drawer"));
    open.press(KeyCode.P);
    open.show(HERE);
    assertTrue(open.sees("peers"));
    assertTrue(open.sees("connect-1003"));
  }

  @Test
  void onesOwnPictureIsHiddenAndShown() {
    open.press(KeyCode.W);
    assertFalse(open.sees("self-view"));
    choose("Self-view (W)");
    assertTrue(open.sees("self-view"));
  }

  @Test
  void aNarrowWindowHasPeopleInTheMenu() {
    open.resize(400, 500);
    assertFalse(open.sees("call-people"));
    assertTrue(open.sees("call-close"));
    open.click("call-more");
    assertEquals(
        List.of(
            "People (P)",
            "Self-view (W)",
            "Full screen (F)",
            "Small window",
            "Call statistics",
            "-",
            "Camera and sound…",
            "Settings…",
            "Help…"),
        open.menu());
    open.person.clickOn("People (P)");
    open.settle();
    assertTrue(open.sees("people-drawer"));
    assertTrue(bounds("people-drawer").getMaxY() <= bounds("call-bar").getMinY());
  }

  @Test
  void settingsAreReachedFromACall() {
    choose("Settings…");
    assertTrue(open.sees("settings"));
    open.press(KeyCode.ESCAPE);
    choose("Call statistics");
    assertTrue(open.sees("statistics"));
  }

  @Test
  void theSmallWindowTellsMutedFromMissing() {
    open.show(CALL.peerSends(new MediaState(false, PictureKind.NONE, true, true)));
    open.act(() -> open.stage().setIconified(true));
    Stage small = small();
    assertEquals("Alice has no microphone", text(small, "small-peer-muted"));
    assertEquals("Alice has no camera", text(small, "small-faceless-why"));
    String heard = spoken(small);
    open.show(CALL.sending(false, true, ""));
    String muted = spoken(small);
    open.show(CALL.wanting(true, true, "", new MediaState(false, PictureKind.NONE, true, true)));
    assertEquals(
        List.of("Mute. Microphone on", "Unmute. Microphone muted", "Mute. No microphone"),
        List.of(heard, muted, spoken(small)));
    assertEquals("!", text(small, "small-microphone"));
  }

  @Test
  void whileAScreenIsSharedABarAboveAllWindowsSaysSo() {
    open.show(CALL.sending(true, true, "screen"));
    assertTrue(OpenView.onFx(() -> open.stage().isFocused()), "the keys stay where they were");
    open.act(() -> open.stage().setIconified(true));
    Stage bar = withId("sharing-bar").get(0);
    assertTrue(bar.isAlwaysOnTop());
    assertEquals("You are sharing your screen", text(bar, "sharing-words"));
    assertEquals("sharing-bar", OpenView.onFx(() -> bar.getScene().getFocusOwner().getId()));
    open.act(() -> fire(bar, "sharing-stop"));
    assertEquals(List.of("share "), open.intents.wanted());
  }

  @Test
  void theBarGoesWithTheSharingAndWithTheCall() {
    assertEquals(List.of(), withId("sharing-bar"));
    open.show(CALL.sending(true, true, "screen"));
    open.act(() -> open.stage().setIconified(true));
    assertEquals(1, withId("sharing-bar").size());
    assertEquals(1, smallOnes().size());
    open.show(CALL);
    assertEquals(List.of(), withId("sharing-bar"));
    open.show(CALL.sending(true, true, "screen"));
    open.show(HERE);
    assertEquals(List.of(), withId("sharing-bar"));
  }

  @Test
  void theSmallWindowHasThePictureTheMuteAndTheWayOut() {
    open.act(() -> open.stage().setIconified(true));
    Stage small = small();
    assertTrue(small.isAlwaysOnTop());
    open.act(() -> fire(small, "small-microphone"));
    open.act(() -> fire(small, "small-close"));
    assertEquals(List.of("microphone false", "close"), open.intents.wanted());
    open.act(() -> fire(small, "small-back"));
    assertFalse(small.isShowing());
    assertFalse(open.stage().isIconified());
    assertTrue(open.sees("remote-video"));
  }

  @Test
  void theSmallWindowGoesWithTheCall() {
    open.act(() -> open.stage().setIconified(true));
    Stage small = small();
    open.show(HERE);
    assertFalse(small.isShowing());
    open.show(CALL);
    assertTrue(open.sees("remote-video"));
  }

  @Test
  void withoutACallTheWindowIsJustPutAway() {
    open.show(HERE);
    open.act(() -> open.stage().setIconified(true));
    assertEquals(0, smallOnes().size());
  }

  @Test
  void whereTheWindowStandsIsRememberedOnceItRests() {
    open.resize(777, 555);
    assertTrue(open.kept.stream().noneMatch(kept -> kept.window().isPresent()));
    open.act(() -> open.alarms.pass(Duration.ofSeconds(1)));
    Place place = open.kept.get(open.kept.size() - 1).window().orElseThrow();
    assertEquals(777, place.width());
    assertEquals(555, place.height());
  }

  private boolean isFullScreen() {
    return OpenView.onFx(() -> open.stage().isFullScreen());
  }

  private void choose(String item) {
    open.click("call-more");
    open.person.clickOn(item);
    open.settle();
  }

  private Bounds bounds(String id) {
    return OpenView.onFx(() -> open.node(id).localToScene(open.node(id).getLayoutBounds()));
  }

  private Stage small() {
    return smallOnes().get(0);
  }

  private static List<Stage> smallOnes() {
    return withId("small");
  }

  /** The windows on the screen whose contents have this id. */
  private static List<Stage> withId(String id) {
    return OpenView.onFx(
        () ->
            Window.getWindows().stream()
                .filter(
                    window ->
                        window.getScene() != null && window.getScene().lookup("#" + id) != null)
                .map(Stage.class::cast)
                .filter(Window::isShowing)
                .toList());
  }

  private static String text(Stage stage, String id) {
    return OpenView.onFx(() -> ((Labeled) stage.getScene().lookup("#" + id)).getText());
  }

  private static String spoken(Stage small) {
    return OpenView.onFx(() -> small.getScene().lookup("#small-microphone").getAccessibleText());
  }

  private static void fire(Stage stage, String id) {
    ((javafx.scene.control.Button) stage.getScene().lookup("#" + id)).fire();
  }
}
