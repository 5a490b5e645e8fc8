package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static dev.parley.view.TestStates.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Invited;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person adds others to a call, is asked to join one, or is called meanwhile. */
@Tag("desktop")
class AddPeopleTest {
  private static final Group FREE = new Group("", List.of(), List.of(), List.of());
  private static final Group FULL = new Group("It is full.", List.of(), List.of(), List.of());
  private static final Group ASKING =
      new Group("", List.of(new Invited("1003", "Carl")), List.of(), List.of());
  private static final TestStates HERE =
      TestStates.with(
          joining("1001", "Ann"),
          free("1002", "Bob"),
          joining("1003", "Carl"),
          free("1004", "Dora"));
  private static final TestStates CALL =
      HERE.call(Phase.CONNECTED, "1001", "Ann", Duration.ZERO).grouped(FREE);
  private static final TestStates GROUP =
      HERE.group(Duration.ZERO, "1001", "Ann", "1002", "Bob").grouped(FREE);

  private OpenView open;

  @BeforeEach
  void call() throws Exception {
    open = new OpenView(CALL);
  }

  @AfterEach
  void close() {
    assertFalse(open.view.hasFailed());
    open.close();
  }

  @Test
  void whoCanJoinHasAButtonAndTheOthersAWord() {
    open.click("call-add");
    assertTrue(open.sees("join-1003"));
    assertEquals("Add Carl to the call", open.spoken("join-1003"));
    assertEquals("In this call", open.text("peer-standing-1001"));
    assertEquals("Only calls of two", open.text("peer-standing-1002"));
    assertEquals("Bob’s app can only have calls of two.", open.tip("peer-standing-1002"));
    assertFalse(open.sees("join-1001"));
    assertFalse(open.sees("join-1002"));
    open.click("join-1003");
    assertEquals(List.of("add 1003"), open.intents.wanted());
  }

  @Test
  void theKeysAloneAddSomebody() {
    open.press(KeyCode.A);
    open.press(KeyCode.ENTER);
    assertEquals(List.of("add 1003"), open.intents.wanted());
    open.press(KeyCode.A);
    assertFalse(open.sees("peers"));
  }

  @Test
  void whoIsAskedIsSaidToRingAndCanBeTakenBack() {
    open.show(CALL.grouped(ASKING));
    assertEquals("Calling Carl…", open.text("invited-1003"));
    open.click("invited-cancel-1003");
    open.press(KeyCode.P);
    assertEquals("Ringing…", open.text("peer-standing-1003"));
    open.click("join-1003");
    assertEquals(List.of("withdraw 1003", "withdraw 1003"), open.intents.wanted());
    open.show(CALL);
    assertFalse(open.sees("invited-1003"));
  }

  @Test
  void whyNobodyCanBeAddedIsSaidByTheButtonAndInTheList() {
    open.show(CALL.grouped(FULL));
    assertTrue(open.tip("call-add").contains("It is full."));
    open.click("call-add");
    assertEquals("It is full.", open.text("add-obstacle"));
    assertFalse(open.sees("join-1003"));
  }

  @Test
  void whereNobodyCanEverBeAddedThereIsNoButton() {
    open.show(CALL.grouped(Group.NONE));
    assertFalse(open.sees("call-add"));
    open.press(KeyCode.A);
    assertFalse(open.sees("peers"));
  }

  @Test
  void inANarrowWindowItIsInTheMenu() {
    open.resize(400, 600);
    open.pulses(2);
    assertFalse(open.sees("call-add"));
    open.act(() -> Showcase.press(open.stage().getScene(), "call-add-item"));
    assertTrue(open.sees("join-1003"));
  }

  @Test
  void anInvitationSaysWithWhomTheCallIs() {
    open.show(HERE.invited("1001", "Ann", OpenView.START, "Bob", "Carl", "Dora", "Emil"));
    assertEquals(
        "asks you to join a call with Bob, Carl and 2 others · 0 s", open.text("offer-age-1001"));
    open.act(() -> Showcase.press(open.stage().getScene(), "offer-accept-1001"));
    assertEquals(List.of("accept 1001"), open.intents.wanted());
  }

  @Test
  void anInvitationDuringACallAsksBeforeItLeavesThatOne() {
    open.show(CALL.invited("1004", "Dora", OpenView.START, "Emil"));
    assertFalse(open.sees("offer-add-1004"));
    open.act(() -> Showcase.press(open.stage().getScene(), "offer-accept-1004"));
    assertEquals("Leave the call with Ann and join Dora’s?", open.text("offer-question-1004"));
    open.act(() -> Showcase.press(open.stage().getScene(), "offer-instead-1004"));
    assertEquals(List.of("acceptInstead 1004"), open.intents.wanted());
  }

  @Test
  void whoCallsDuringACallCanBeAddedIfItsProgramCanJoin() {
    open.show(CALL.offered("1003", "Carl").offered("1004", "Dora"));
    assertFalse(open.sees("offer-add-1004"));
    open.act(() -> Showcase.press(open.stage().getScene(), "offer-add-1003"));
    assertEquals(List.of("add 1003"), open.intents.wanted());
  }

  @Test
  void acceptingAnotherCallLeavesOneOfSeveral() {
    open.show(GROUP.offered("1004", "Dora"));
    open.act(() -> Showcase.press(open.stage().getScene(), "offer-accept-1004"));
    assertEquals(
        "Leave the call with Ann and Bob and answer Dora?", open.text("offer-question-1004"));
    assertEquals("Leave and accept", open.text("offer-instead-1004"));
  }

  @Test
  void whoIsNotReachedAndWhoCannotSeeWhomIsSaid() {
    open.show(
        GROUP.grouped(
            new Group("", List.of(), List.of("Carl", "Dora"), List.of("Ann and Bob are apart."))));
    assertEquals("Carl and Dora cannot be reached right now", open.text("group-absent"));
    assertEquals("Ann and Bob are apart.", open.text("group-apart-0"));
  }

  @Test
  void leavingTheWindowLeavesTheCallToTheOthers() {
    open.show(GROUP);
    open.act(() -> Showcase.press(open.stage().getScene(), "menu-quit"));
    assertEquals("Leave the call with Ann and Bob and quit?", open.text("question-title"));
    assertEquals("The others stay in the call.", open.text("question-words"));
  }
}
