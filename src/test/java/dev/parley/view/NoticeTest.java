package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sentences that stand for a while: where, how long, and what can be undone in them. */
@Tag("desktop")
class NoticeTest {
  private static final TestStates HERE = TestStates.with(free("1002", "Alice"));
  private static final TestStates CALL = HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  @BeforeEach
  void open() throws Exception {
    open = new OpenView(HERE);
    open.person.moveTo(open.node("nav-brand"));
    open.settle();
  }

  @AfterEach
  void close() {
    open.close();
  }

  private void pass(Duration time) {
    open.act(() -> open.alarms.pass(time));
  }

  private Bounds place(String id) {
    open.pulses(2);
    return OpenView.onFx(
        () -> {
          Node node = open.stage().getScene().lookup("#" + id);
          return node.localToScene(node.getLayoutBounds());
        });
  }

  @Test
  void goesAfterSixSeconds() {
    open.show(HERE.notice("Alice ended the call."));
    pass(Duration.ofMillis(5999));
    assertEquals(List.of(), open.intents.wanted());
    pass(Duration.ofMillis(1));
    assertEquals(List.of("dismissNotice 1"), open.intents.wanted());
    open.show(HERE);
    assertFalse(open.sees("notice-1"));
  }

  @Test
  void aLongOneStandsLonger() {
    open.show(HERE.notice("word ".repeat(37)));
    pass(Duration.ofSeconds(11));
    assertEquals(List.of(), open.intents.wanted());
    pass(Duration.ofSeconds(1));
    assertEquals(List.of("dismissNotice 1"), open.intents.wanted());
  }

  @Test
  void staysWhileThePointerIsOnIt() {
    open.show(HERE.notice("Alice ended the call."));
    open.person.moveTo(open.node("notice-1"));
    open.settle();
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(), open.intents.wanted());
    open.person.moveTo(open.node("nav-brand"));
    open.settle();
    pass(NoticePane.STANDS);
    assertEquals(List.of("dismissNotice 1"), open.intents.wanted());
  }

  @Test
  void staysWhileItHasTheFocus() {
    open.show(HERE.notice("Alice ended the call."));
    open.act(() -> open.node("notice-1-dismiss").requestFocus());
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void staysUntilTheCardOverItHasGone() {
    open.show(HERE.blocked("1004", "Dora").offered("1002", "Alice"));
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(), open.intents.wanted());
    open.show(HERE.blocked("1004", "Dora"));
    pass(NoticePane.STANDS);
    assertEquals(List.of("dismissNotice 1"), open.intents.wanted());
  }

  @Test
  void staysWhileTheWindowIsMinimised() {
    open.show(HERE.notice("Alice ended the call."));
    open.act(() -> open.stage().setIconified(true));
    pass(Duration.ofMinutes(1));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void nothingMovesForIt() {
    Bounds before = place("connect-1002");
    open.show(HERE.notice("Alice ended the call."));
    assertEquals(before, place("connect-1002"));
    Bounds notice = place("notice-1");
    assertTrue(notice.getMaxY() > open.stage().getScene().getHeight() - 40, notice::toString);
  }

  @Test
  void standsAboveTheButtonsOfACall() {
    open.show(CALL.note("The camera is gone."));
    Bounds note = place("note");
    Bounds button = place("call-close");
    assertTrue(note.getMaxY() <= button.getMinY(), () -> note + " and " + button);
  }

  @Test
  void theNewestIsOnTopAndNoneMovesForIt() {
    open.show(HERE.notice("One."));
    Bounds first = place("notice-1");
    open.show(HERE.notice("One.").notice("Two."));
    assertEquals(first, place("notice-1"));
    assertTrue(place("notice-2").getMaxY() <= first.getMinY());
  }

  @Test
  void whoIsBlockedCanBeHadBack() {
    open.show(HERE.blocked("1004", "Dora"));
    assertEquals("Dora is blocked until you leave the channel.", open.text("notice-1-text"));
    open.click("notice-1-undo");
    assertEquals(List.of("unblock 1004", "dismissNotice 1"), open.intents.wanted());
  }

  @Test
  void whoIsBlockedIsInTheSettings() {
    open.show(HERE.blocked("1004", "Dora"));
    open.act(() -> Showcase.press(open.stage().getScene(), "menu-settings"));
    open.act(() -> ((javafx.scene.control.Button) open.node("unblock-1004")).fire());
    assertEquals(List.of("unblock 1004"), open.intents.wanted());
    open.show(alone());
    assertEquals("Nobody is blocked.", open.text("blocked-none"));
  }

  @Test
  void escapeLeavesItAlone() {
    open.show(CALL.note("The camera is gone."));
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of(), open.intents.wanted());
  }
}
