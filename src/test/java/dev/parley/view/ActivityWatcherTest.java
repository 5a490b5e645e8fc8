package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import java.time.Duration;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityWatcherTest {
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  /** The test waits for the three seconds as a person would, and no longer than it takes. */
  @BeforeEach
  void aCallThatIsWatchedInPeace() throws Exception {
    open = new OpenView(CALL);
    open.await("the bar is gone", () -> !open.sees("navbar"));
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void barButtonAndCursorAreHidden() {
    assertTrue(!open.sees("call-close"));
    assertEquals(Cursor.NONE, OpenView.onFx(() -> open.node("window").getCursor()));
  }

  @Test
  void aKeyBringsThemBack() {
    open.press(KeyCode.SHIFT);
    assertTrue(open.sees("navbar"));
    assertTrue(open.sees("call-close"));
    assertEquals(Cursor.DEFAULT, OpenView.onFx(() -> open.node("window").getCursor()));
  }

  @Test
  void theMouseBringsThemBack() {
    open.person.moveBy(10, 10);
    open.settle();
    assertTrue(open.sees("navbar"));
  }

  @Test
  void theEndOfTheCallBringsThemBack() {
    open.show(alone());
    assertTrue(open.sees("navbar"));
  }
}
