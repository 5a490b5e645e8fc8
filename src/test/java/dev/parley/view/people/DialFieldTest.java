package dev.parley.view.people;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.Callees;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Places in which people are called otherwise than by a list. */
@Tag("desktop")
class DialFieldTest {
  private static final TestStates DIALS = alone().calling("", "robot-17", Callees.TYPED);

  private OpenView open;

  @BeforeEach
  void begin() throws Exception {
    open = new OpenView(DIALS);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void theTypedNameIsCalledByEnterAndByTheButton() {
    open.person.clickOn("#dial-id").write(" robot-7 ").push(KeyCode.ENTER);
    open.click("dial-call");
    assertEquals(List.of("connect robot-7", "connect robot-7"), open.intents.wanted());
  }

  @Test
  void nobodyIsCalledByABlankField() {
    open.person.clickOn("#dial-id").write("  ").push(KeyCode.ENTER);
    open.click("dial-call");
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void theOneWhoIsThereReadsWhatOthersCall() {
    assertEquals("Others see and call you as robot-17.", open.text("own-name"));
    assertFalse(open.sees("own-rename"), "no name travels");
    assertEquals("Who would you like to call?", open.text("nobody-title"));
  }

  @Test
  void duringACallItIsBesideThePictureAndCallsNobodyElse() {
    open.show(DIALS.call(Phase.CONNECTED, "robot-7", "Robot 7", OpenView.START));
    open.click("call-people");
    assertTrue(open.sees("dial-id"));
    assertTrue(open.node("dial-id").isDisabled());
    assertTrue(open.node("dial-call").isDisabled());
  }

  @Test
  void whereThereIsAListThereIsNoField() {
    open.show(alone());
    assertFalse(open.sees("dial-id"));
    assertTrue(open.sees("own-rename"));
    assertEquals("Nobody else is here yet", open.text("nobody-title"));
  }

  @Test
  void whoOnlyAnswersIsToldThatCallsRingHere() {
    open.show(alone().calling("101", "", Callees.NONE));
    assertFalse(open.sees("dial-id"));
    assertEquals("Calls ring here", open.text("nobody-title"));
    assertEquals(
        "You answer for 101: its calls ring here while Parley is open.", open.text("nobody-words"));
  }

  @Test
  void whoIsAwayIsShownAsOfflineAndCannotBeCalled() {
    open.show(TestStates.with(new PeerRow("101", "Desk", PeerState.Standing.AWAY)));
    assertEquals("Nobody is available right now", open.text("peers-title"));
    assertEquals("Offline", open.text("peer-standing-101"));
    assertEquals("Desk, Offline", OpenView.onFx(() -> cell()));
    assertTrue(open.node("connect-101").isDisabled());
    open.show(TestStates.with(new PeerRow("101", "Desk", PeerState.Standing.FREE)));
    open.click("connect-101");
    assertEquals(List.of("connect 101"), open.intents.wanted());
  }

  private String cell() {
    return open.stage().getScene().lookup("#peers .list-cell:filled").getAccessibleText();
  }
}
