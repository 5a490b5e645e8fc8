package dev.parley.view.call;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import dev.parley.settings.Preferences.Corner;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.time.Duration;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One's own picture in a call rests in a corner, whichever the person likes. */
@Tag("desktop")
class SelfViewTest {
  private static final TestStates CALL =
      TestStates.with(free("1002", "Alice")).call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

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
  void atFirstItIsAtTheLowerRight() {
    assertRestsIn(Corner.LOWER_RIGHT);
  }

  @ParameterizedTest
  @EnumSource
  void aDragTakesItToAnyCorner(Corner corner) {
    Bounds window = bounds("window");
    double x = window.getMinX() + window.getWidth() * (corner.right ? 0.6 : 0.4);
    double y = window.getMinY() + window.getHeight() * (corner.lower ? 0.6 : 0.4);
    open.person
        .moveTo(open.node("self-view"))
        .press(MouseButton.PRIMARY)
        .moveTo(new Point2D(x, y))
        .release(MouseButton.PRIMARY);
    open.settle();
    assertRestsIn(corner);
  }

  @Test
  void theArrowKeysMoveItToo() {
    open.act(() -> open.node("self-view").requestFocus());
    open.press(KeyCode.UP);
    assertRestsIn(Corner.UPPER_RIGHT);
    open.press(KeyCode.LEFT);
    assertRestsIn(Corner.UPPER_LEFT);
    open.press(KeyCode.DOWN);
    assertRestsIn(Corner.LOWER_LEFT);
    open.press(KeyCode.RIGHT);
    assertRestsIn(Corner.LOWER_RIGHT);
  }

  @Test
  void itIsHiddenByItsMenuAndStaysSo() {
    hide();
    open.settle();
    assertFalse(open.sees("self-view"));
    open.show(CALL);
    assertFalse(open.sees("self-view"));
    assertFalse(open.kept.get(open.kept.size() - 1).has(Toggle.SHOW_OWN_PICTURE));
  }

  @Test
  void whileCallingItHasTheWholeWindowWhateverIsHidden() {
    hide();
    open.show(TestStates.with(free("1002", "Alice")).call(Phase.OFFERING, "1002", "Alice", null));
    assertTrue(open.sees("self-view"));
    assertEquals(bounds("window").getWidth(), bounds("self-view").getWidth(), 1);
  }

  /** As a right click or the menu key do, which a screen in memory has not. */
  private void hide() {
    Bounds own = bounds("self-view");
    open.act(
        () ->
            open.node("self-view")
                .fireEvent(
                    new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        5,
                        5,
                        own.getCenterX(),
                        own.getCenterY(),
                        false,
                        null)));
    open.person.clickOn("Hide self-view");
    open.settle();
  }

  private void assertRestsIn(Corner corner) {
    Bounds own = bounds("self-view");
    Bounds window = bounds("window");
    assertEquals(corner.right, own.getMinX() > window.getCenterX(), corner + " " + own);
    assertEquals(!corner.right, own.getMaxX() < window.getCenterX(), corner + " " + own);
    assertEquals(corner.lower, own.getMinY() > window.getCenterY(), corner + " " + own);
    assertEquals(!corner.lower, own.getMaxY() < window.getCenterY(), corner + " " + own);
    if (!open.kept.isEmpty()) {
      assertEquals(corner, open.kept.get(open.kept.size() - 1).corner());
    }
  }

  private Bounds bounds(String id) {
    return OpenView.onFx(() -> open.node(id).localToScreen(open.node(id).getLayoutBounds()));
  }
}
