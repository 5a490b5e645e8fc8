package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.VerticalDirection;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In a call the bars and the pointer go after four seconds without a sign of life. */
@Tag("desktop")
class ActivityWatcherTest {
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private static final Duration JUST_BEFORE = Duration.ofMillis(3999);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private OpenView open;

  @BeforeEach
  void inACall() throws Exception {
    open = new OpenView(CALL);
    open.person.moveTo(open.node("window"));
    pass(Duration.ofSeconds(10));
    open.press(KeyCode.SHIFT); // whatever came before, this is the last sign of life
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void aCallThatIsWatchedInPeaceHasTheWindowToItself() {
    pass(JUST_BEFORE);
    assertBars(true);
    pass(MOMENT);
    assertBars(false);
  }

  @Test
  void theFirstKeyBringsAllBack() {
    pass(JUST_BEFORE.plus(MOMENT));
    open.press(KeyCode.SHIFT);
    assertBars(true);
  }

  @Test
  void theMouseBringsAllBackAndStartsTheWaitAnew() {
    pass(JUST_BEFORE.plus(MOMENT));
    open.person.moveBy(10, 10);
    open.settle();
    assertBars(true);
    pass(JUST_BEFORE);
    assertBars(true);
    pass(MOMENT);
    assertBars(false);
  }

  @Test
  void theWheelAndAFingerAreSignsOfLife() {
    pass(JUST_BEFORE);
    open.person.scroll(VerticalDirection.DOWN);
    open.settle();
    pass(JUST_BEFORE);
    assertBars(true);
    open.act(() -> Event.fireEvent(open.stage().getScene(), finger()));
    pass(JUST_BEFORE);
    assertBars(true);
  }

  @Test
  void whileNothingIsWatchedNothingHides() {
    open.show(alone());
    pass(Duration.ofMinutes(1));
    assertTrue(open.sees("navbar"));
    assertEquals(Cursor.DEFAULT, OpenView.onFx(() -> open.node("window").getCursor()));
  }

  @Test
  void anOpenMenuIsNotTakenAway() {
    open.click("call-more");
    pass(Duration.ofMinutes(1));
    assertBars(true);
  }

  private void pass(Duration time) {
    open.act(() -> open.alarms.pass(time));
  }

  private void assertBars(boolean there) {
    assertEquals(there, open.sees("call-about"));
    assertEquals(there, open.sees("call-close"));
    Cursor cursor = OpenView.onFx(() -> open.node("window").getCursor());
    assertEquals(there ? Cursor.DEFAULT : Cursor.NONE, cursor);
  }

  private static TouchEvent finger() {
    TouchPoint point = new TouchPoint(1, TouchPoint.State.PRESSED, 5, 5, 5, 5, null, null);
    return new TouchEvent(
        TouchEvent.TOUCH_PRESSED, point, List.of(point), 1, false, false, false, false);
  }
}
