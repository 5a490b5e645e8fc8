package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static dev.parley.view.TestStates.inCall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.view.kit.VisibleFocus;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
class ViewTest {
  private static final TestStates TWO =
      TestStates.with(free("1002", "Alice"), inCall("1003", "Bob"));

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void peersAreListedByName() throws Exception {
    open = new OpenView(TWO);
    assertEquals("Alice", open.text("peer-name-1002"));
    assertEquals("In a call", open.text("peer-standing-1003"));
  }

  @Test
  void whoIsInACallIsCalledAfterAQuestion() throws Exception {
    open = new OpenView(TWO);
    open.click("connect-1003");
    assertEquals(List.of(), open.intents.wanted());
    assertEquals("Bob is in a call. Ring anyway?", open.text("busy-title"));
    open.click("busy-yes");
    assertEquals(List.of("connect 1003"), open.intents.wanted());
    assertFalse(open.sees("busy"));
  }

  @Test
  void theQuestionAboutABusyPersonIsWithdrawnByEscapeAndWhenThatPersonLeaves() throws Exception {
    open = new OpenView(TWO);
    open.click("connect-1003");
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("busy"));
    open.click("connect-1003");
    open.show(TestStates.with(free("1002", "Alice")));
    assertFalse(open.sees("busy"));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void anEmptyChannelSaysSo() throws Exception {
    open = new OpenView(alone());
    assertTrue(open.sees("nobody"));
    assertFalse(open.sees("peers"));
  }

  @Test
  void connectIsWantedByAClick() throws Exception {
    open = new OpenView(TWO);
    open.click("connect-1002");
    assertEquals(List.of("connect 1002"), open.intents.wanted());
  }

  @Test
  void enterConnectsTheSelectedPeer() throws Exception {
    open = new OpenView(TWO);
    open.click("peer-name-1002");
    open.press(KeyCode.ENTER);
    assertEquals(List.of("connect 1002"), open.intents.wanted());
  }

  @Test
  void anOfferIsAccepted() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice"));
    open.click("offer-accept-1002");
    assertEquals(List.of("accept 1002"), open.intents.wanted());
  }

  @Test
  void anOfferIsIgnored() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice"));
    open.click("offer-more-1002");
    open.person.clickOn("Ignore");
    open.settle();
    assertEquals(List.of("ignore 1002"), open.intents.wanted());
  }

  @Test
  void anOfferIsDeclined() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice"));
    open.click("offer-decline-1002");
    assertEquals(List.of("decline 1002"), open.intents.wanted());
  }

  @Test
  void thePeerOfAnOfferIsBlocked() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice"));
    open.click("offer-more-1002");
    open.person.clickOn("Block");
    open.settle();
    assertEquals(List.of("block 1002"), open.intents.wanted());
  }

  @Test
  void theAgeOfAnOfferIsTold() throws Exception {
    open = new OpenView();
    open.now = Duration.ofSeconds(12);
    open.show(TWO.offered("1002", "Alice"));
    assertEquals("is calling · 12 s", open.text("offer-age-1002"));
  }

  @Test
  void acceptingDuringACallAsksFirst() throws Exception {
    open =
        new OpenView(
            TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO).offered("1004", "Dora"));
    open.click("offer-accept-1004");
    assertEquals(List.of(), open.intents.wanted());
    assertEquals("End the call with Alice and answer Dora?", open.text("offer-question-1004"));
    open.click("offer-instead-1004");
    assertEquals(List.of("acceptInstead 1004"), open.intents.wanted());
  }

  @Test
  void theQuestionGoesWithTheCall() throws Exception {
    open =
        new OpenView(
            TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO).offered("1004", "Dora"));
    open.click("offer-accept-1004");
    open.show(TWO.offered("1004", "Dora"));
    assertFalse(open.sees("offer-question-1004"));
    open.click("offer-accept-1004");
    assertEquals(List.of("accept 1004"), open.intents.wanted());
  }

  @Test
  void escapeAnswersNoOffer() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice").offered("1004", "Dora"));
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of(), open.intents.wanted());
    assertTrue(open.sees("offers"));
  }

  @Test
  void escapeGoesBackFromTheQuestionWhichCallToKeep() throws Exception {
    open =
        new OpenView(
            TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO).offered("1004", "Dora"));
    open.click("offer-accept-1004");
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("offer-question-1004"));
    assertTrue(open.sees("offer-accept-1004"));
    open.press(KeyCode.ESCAPE);
    assertTrue(open.sees("offers"));
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void whenACallerGivesUpTheButtonsOfAnotherStayWhereTheyAre() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice").offered("1004", "Dora"));
    Bounds before = place("offer-accept-1004");
    open.show(TWO.offered("1004", "Dora"));
    assertEquals(before, place("offer-accept-1004"));
    assertEquals("no longer calling", open.text("offer-age-1002"));
    assertFalse(open.sees("offer-accept-1002"));
    open.show(TWO.offered("1004", "Dora").offered("1005", "Eve"));
    assertEquals(before, place("offer-accept-1004"), "and when another comes");
    open.show(TWO.offered("1004", "Dora").offered("1005", "Eve").offered("1002", "Alice"));
    assertTrue(open.sees("offer-accept-1002"), "and calls again, in the same place");
    assertEquals(before, place("offer-accept-1004"));
  }

  private Bounds place(String id) {
    open.pulses(2);
    return OpenView.onFx(
        () -> {
          javafx.scene.Node node = open.stage().getScene().lookup("#" + id);
          return node.localToScene(node.getLayoutBounds());
        });
  }

  @Test
  void neitherEnterNorSpaceAcceptsAnOfferThatHasJustCome() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice"));
    open.press(KeyCode.ENTER);
    open.press(KeyCode.SPACE);
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void aButtonWithTheFocusIsPressedByEnter() throws Exception {
    open = new OpenView(TWO.offered("1002", "Alice"));
    open.act(() -> VisibleFocus.give(open.node("offer-accept-1002")));
    open.press(KeyCode.ENTER);
    assertEquals(List.of("accept 1002"), open.intents.wanted());
  }

  @Test
  void whileAnOfferIsShownTheListIsOutOfReach() throws Exception {
    open = new OpenView(TWO.offered("1004", "Dora"));
    assertTrue(open.node("connect-1002").isDisabled());
    open.show(TWO);
    assertFalse(open.node("connect-1002").isDisabled());
  }

  @Test
  void aCallBeingMadeIsTakenBack() throws Exception {
    open = new OpenView(TWO.call(Phase.OFFERING, "1002", "Alice", null));
    assertEquals("Calling Alice…", open.text("calling-title"));
    open.click("calling-cancel");
    assertEquals(List.of("close"), open.intents.wanted());
  }

  @Test
  void anAcceptedCallSaysConnecting() throws Exception {
    open = new OpenView(TWO.call(Phase.CONNECTING, "1002", "Alice", null));
    assertEquals("Connecting to Alice…", open.text("calling-title"));
  }

  @Test
  void theWayOutOfACallIsWhereItsCancelWas() throws Exception {
    open = new OpenView(TWO.call(Phase.OFFERING, "1002", "Alice", null));
    Bounds cancel = bounds("calling-cancel");
    assertFalse(open.sees("call-close"));
    open.show(TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    assertFalse(open.sees("calling-cancel"));
    assertEquals(cancel, bounds("call-close"));
  }

  @Test
  void aCallIsClosedByTheRedButton() throws Exception {
    open = new OpenView(TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    open.click("call-close");
    assertEquals(List.of("close"), open.intents.wanted());
  }

  @Test
  void escapeDoesNotEndACall() throws Exception {
    open = new OpenView(TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void anInterruptionIsToldOverTheCall() throws Exception {
    open = new OpenView(TWO.call(Phase.RECONNECTING, "1002", "Alice", Duration.ZERO));
    assertTrue(open.sees("standstill"));
    open.show(TWO.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    assertFalse(open.sees("standstill"));
  }

  @Test
  void aNoticeIsDismissed() throws Exception {
    open = new OpenView(TWO.notice("Alice closed the call."));
    assertEquals("Alice closed the call.", open.text("notice-1-text"));
    open.click("notice-1-dismiss");
    assertEquals(List.of("dismissNotice 1"), open.intents.wanted());
  }

  @Test
  void whoWasPutOutComesBack() throws Exception {
    open = new OpenView(alone().status("Disconnected", "Joined elsewhere.", Tone.BAD, null, true));
    assertEquals("Joined elsewhere.", open.text("rejoin-words"));
    open.click("rejoin-again");
    assertEquals(List.of("rejoin"), open.intents.wanted());
  }

  @Test
  void whoseWrongPasswordWasRefusedComesBackWithAnother() throws Exception {
    open = new OpenView(alone().wrongPassword());
    open.click("rejoin-password");
    open.press(KeyCode.S);
    open.press(KeyCode.ENTER);
    assertEquals(List.of("rejoin with s"), open.intents.wanted());
  }

  @Test
  void thePasswordIsTypedAtOnceAndAnEmptyOneIsNone() throws Exception {
    open = new OpenView(TWO);
    open.show(alone().wrongPassword());
    assertTrue(open.node("rejoin-again").isDisabled());
    open.press(KeyCode.ENTER);
    assertEquals(List.of(), open.intents.wanted());
    open.person.write("key");
    open.settle();
    assertFalse(open.node("rejoin-again").isDisabled());
    open.press(KeyCode.ENTER);
    assertEquals(List.of("rejoin with key"), open.intents.wanted());
    open.press(KeyCode.ENTER);
    assertEquals(1, open.intents.wanted().size(), "once");
  }

  @Test
  void whatIsWrongWithTheLinkIsSaidInPlaceOfTheList() throws Exception {
    open =
        new OpenView(
            TWO.status("Reconnecting", "The server is not responding.", Tone.BAD, null, false));
    assertEquals("The server is not responding.", open.text("waiting-words"));
    assertFalse(open.sees("peers"));
  }

  @Test
  void theMenuQuits() throws Exception {
    open = new OpenView(TWO);
    open.click("menu");
    assertFalse(open.menu().contains("Leave channel"), "at home there is none");
    open.person.clickOn("Quit Parley");
    open.settle();
    assertEquals(1, open.left.get());
  }

  @Test
  void theMenuTellsTheVersion() throws Exception {
    open = new OpenView(TWO);
    open.click("menu");
    open.person.clickOn("About Parley");
    open.settle();
    assertEquals("Parley 1.2.3-test", open.text("about-title"));
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("about"));
  }

  @Test
  void closingTheWindowAsksToLeaveAndLeavesItOpen() throws Exception {
    open = new OpenView(TWO);
    open.act(
        () ->
            open.stage()
                .getOnCloseRequest()
                .handle(
                    new javafx.stage.WindowEvent(
                        open.stage(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
    assertEquals(1, open.left.get());
    assertTrue(open.stage().isShowing());
  }

  @Test
  void aFaultInAHandlerLeavesOnce() throws Exception {
    open = new OpenView(TWO);
    Runnable fault =
        () ->
            Thread.currentThread()
                .getUncaughtExceptionHandler()
                .uncaughtException(Thread.currentThread(), new IllegalStateException("a test's"));
    open.act(fault);
    open.act(fault);
    assertEquals(1, open.left.get());
  }

  @Test
  void closingTwiceIsClosingOnce() throws Exception {
    open = new OpenView(TWO);
    open.view.close();
    open.view.close();
    open.settle();
    assertTrue(
        open.person.listTargetWindows().stream()
            .noneMatch(
                window ->
                    window instanceof javafx.stage.Stage stage
                        && "Parley".equals(stage.getTitle())
                        && stage.isShowing()));
  }

  @Test
  void aNameOfAStrangerIsPlainText() throws Exception {
    open = new OpenView(TestStates.with(free("1002", "Al\u202Eice\n\u0007_Smith")));
    assertEquals("Alice _Smith", open.text("peer-name-1002"));
  }

  private Bounds bounds(String id) {
    return OpenView.onFx(() -> open.node(id).localToScene(open.node(id).getLayoutBounds()));
  }
}
