package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.settings.Preferences.Place;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** What arranges the window in a call. */
@Tag("desktop")
class CallExtrasTest {
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
  void theWholeScreenIsAButtonAKeyAndADoubleClickAway() {
    open.click("call-full");
    assertTrue(isFullScreen());
    assertEquals(Feather.MINIMIZE, open.icon("call-full"));
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
    assertEquals(Feather.EYE_OFF, open.icon("call-self"));
    open.click("call-self");
    assertTrue(open.sees("self-view"));
  }

  @Test
  void aNarrowWindowHasThemInOneMenu() {
    open.resize(400, 500);
    assertFalse(open.sees("call-people"));
    open.click("call-more");
    assertEquals(
        List.of("People (P)", "Self-view (W)", "Full screen (F)", "Small window"), open.menu());
    open.person.clickOn("People (P)");
    open.settle();
    assertTrue(open.sees("people-drawer"));
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
    assertEquals(0, OpenView.onFx(() -> smallOnes().size()));
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

  private Stage small() {
    return OpenView.onFx(() -> smallOnes().get(0));
  }

  private static List<Stage> smallOnes() {
    return Window.getWindows().stream()
        .filter(window -> window.getScene() != null && window.getScene().lookup("#small") != null)
        .map(Stage.class::cast)
        .filter(Window::isShowing)
        .toList();
  }

  private static void fire(Stage stage, String id) {
    ((javafx.scene.control.Button) stage.getScene().lookup("#" + id)).fire();
  }
}
