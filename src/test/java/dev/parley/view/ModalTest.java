package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.view.call.WindowLayout;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cards over everything: which is on top, who has the keys, and what Enter and Escape do. */
@Tag("desktop")
class ModalTest {
  private static final TestStates HERE = TestStates.with(free("1002", "Alice"));
  private static final TestStates OUT =
      HERE.status("Refused", "The password is wrong.", Tone.BAD, null, true);

  private OpenView open;

  @BeforeEach
  void open() throws Exception {
    open = new OpenView(HERE);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void anOfferComesOverADialogAndGivesItBack() {
    about();
    open.show(HERE.offered("1002", "Alice"));
    assertTrue(open.sees("offers"));
    assertFalse(open.sees("about"));
    open.show(HERE);
    assertTrue(open.sees("about"));
  }

  @Test
  void anOfferThatWaitsDuringACallStandsInTheCorner() {
    open.show(HERE.offered("1002", "Alice"));
    open.show(HERE.call(Phase.CONNECTED, "1003", "Bob", Duration.ZERO).offered("1002", "Alice"));
    Bounds offers = open.node("offers").localToScene(open.node("offers").getLayoutBounds());
    assertTrue(offers.getMinY() < WindowLayout.BAR_HEIGHT + 20, offers::toString);
    assertTrue(offers.getMaxX() > open.stage().getScene().getWidth() - 20, offers::toString);
  }

  @Test
  void troubleComesOverAnOfferAndGivesItBack() {
    open.show(OUT.offered("1002", "Alice"));
    assertTrue(open.sees("rejoin"));
    assertFalse(open.sees("offers"));
    open.show(HERE.offered("1002", "Alice"));
    assertTrue(open.sees("offers"));
    assertFalse(open.sees("rejoin"));
  }

  @Test
  void whatHadTheKeysHasThemAfterTheAlert() {
    about();
    open.press(KeyCode.TAB);
    assertEquals("about-close", focused());
    open.show(HERE.offered("1002", "Alice"));
    assertEquals("offers", focused());
    open.show(HERE);
    assertEquals("about-close", focused());
  }

  @Test
  void theWindowBehindHasItsKeysBack() {
    open.press(KeyCode.TAB);
    String before = focused();
    open.show(HERE.offered("1002", "Alice"));
    open.show(HERE);
    assertEquals(before, focused());
  }

  @Test
  void theKeysStayInside() {
    about();
    for (int tab = 0; tab < 5; tab++) {
      open.press(KeyCode.TAB);
      assertTrue(isInside("about"), focused());
    }
  }

  @Test
  void escapeClosesADialog() {
    about();
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("about"));
  }

  @Test
  void aClickBesideADialogClosesIt() {
    about();
    open.act(() -> open.node("scrim").getOnMouseClicked().handle(null));
    assertFalse(open.sees("about"));
  }

  @Test
  void aClickBesideAnOfferAnswersNothing() {
    open.show(HERE.offered("1002", "Alice"));
    open.act(() -> open.node("scrim").getOnMouseClicked().handle(null));
    assertTrue(open.sees("offers"));
    assertEquals(0, open.intents.wanted().size(), open.intents.wanted().toString());
  }

  @Test
  void theButtonOfACardTakesTheFocusOnceItCouldBeRead() {
    about();
    open.press(KeyCode.ENTER);
    assertTrue(open.sees("about"), "typed on");
    open.act(() -> open.alarms.pass(Duration.ofMillis(499)));
    assertEquals("about", focused());
    open.act(() -> open.alarms.pass(Duration.ofMillis(1)));
    assertEquals("about-close", focused());
    open.press(KeyCode.ENTER);
    assertFalse(open.sees("about"));
  }

  @Test
  void acceptTakesTheFocusNotBeforeNobodyTypes() {
    open.show(HERE.offered("1002", "Alice"));
    open.act(() -> open.alarms.pass(Duration.ofMillis(400)));
    open.press(KeyCode.A);
    open.act(() -> open.alarms.pass(Duration.ofMillis(400)));
    open.press(KeyCode.ENTER);
    open.press(KeyCode.SPACE);
    assertEquals("offers", focused());
    assertEquals(List.of(), open.intents.wanted());
    open.act(() -> open.alarms.pass(Duration.ofMillis(500)));
    assertEquals("offer-accept-1002", focused());
    open.press(KeyCode.ENTER);
    assertEquals(List.of("accept 1002"), open.intents.wanted());
  }

  @Test
  void theFirstTabOfACardThatIsNewLeadsToAccept() {
    open.show(HERE.offered("1002", "Alice"));
    open.press(KeyCode.TAB);
    assertEquals("offer-accept-1002", focused());
  }

  @Test
  void theFocusStaysWhereThePersonHasPutIt() {
    open.show(HERE.offered("1002", "Alice"));
    open.press(KeyCode.TAB);
    open.press(KeyCode.TAB);
    open.act(() -> open.alarms.pass(Duration.ofSeconds(5)));
    assertEquals("offer-decline-1002", focused());
  }

  @Test
  void theFocusNeverGoesToAnotherCallerByItself() {
    TestStates two = HERE.offered("1002", "Alice").offered("1003", "Bob");
    open.show(two);
    open.act(() -> open.alarms.pass(Duration.ofMillis(500)));
    assertEquals("offer-accept-1002", focused());
    open.show(HERE.offered("1003", "Bob"));
    open.press(KeyCode.ENTER);
    open.press(KeyCode.SPACE);
    assertEquals(List.of(), open.intents.wanted());
    open.act(() -> open.alarms.pass(Duration.ofMillis(500)));
    assertEquals("offer-accept-1003", focused());
  }

  @Test
  void aQuestionIsReadToItsEndInANarrowWindow() {
    open.resize(360, 640);
    open.show(HERE.call(Phase.CONNECTED, "1005", "Maximiliane Theodora", Duration.ZERO));
    closeWindow();
    Text drawn = OpenView.onFx(() -> (Text) open.node("question-title").lookup(".text"));
    assertEquals(open.text("question-title"), drawn.getText().replace("\n", " "));
  }

  @Test
  void leavingACallIsAskedFirst() {
    open.show(HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    closeWindow();
    assertTrue(open.sees("question"));
    assertEquals(0, open.left.get());
    open.click("question-no");
    assertFalse(open.sees("question"));
    closeWindow();
    open.click("question-yes");
    assertEquals(1, open.left.get());
  }

  @Test
  void theQuestionGoesWithTheCall() {
    open.show(HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    closeWindow();
    open.show(HERE);
    assertFalse(open.sees("question"));
  }

  @Test
  void whoQuitsWhileSomebodyCallsIsAskedFirst() {
    open.show(HERE.offered("1002", "Alice"));
    closeWindow();
    assertEquals("Alice is calling. Quit anyway?", open.text("question-title"));
    assertEquals(0, open.left.get());
    open.show(HERE);
    assertFalse(open.sees("question"), "until the caller has given up");
    open.show(HERE.offered("1002", "Alice"));
    closeWindow();
    open.click("question-yes");
    assertEquals(1, open.left.get());
  }

  @Test
  void aCallThatWasAcceptedIsEndedByNoKeyAlone() {
    open.show(HERE.call(Phase.CONNECTING, "1002", "Alice", null));
    open.press(KeyCode.ESCAPE);
    assertEquals(List.of(), open.intents.wanted());
    closeWindow();
    assertTrue(open.sees("question"));
    open.press(KeyCode.ENTER);
    assertEquals(0, open.left.get());
    open.act(() -> open.alarms.pass(Duration.ofMillis(500)));
    assertEquals("question-no", focused());
  }

  @Test
  void oneStepBackForEachPressOfEscape() {
    open.show(HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO));
    open.press(KeyCode.F);
    open.press(KeyCode.P);
    open.person.press(KeyCode.ESCAPE);
    open.person.press(KeyCode.ESCAPE); // held
    open.settle();
    assertTrue(OpenView.onFx(() -> open.stage().isFullScreen()));
    open.person.release(KeyCode.ESCAPE);
    open.press(KeyCode.ESCAPE);
    assertFalse(OpenView.onFx(() -> open.stage().isFullScreen()));
  }

  @Test
  void escapeClosesAMenuAndNothingElse() {
    open.show(HERE.call(Phase.CONNECTED, "1003", "Bob", Duration.ZERO).offered("1002", "Alice"));
    open.click("offer-accept-1002");
    open.click("call-more");
    open.press(KeyCode.ESCAPE);
    assertTrue(open.sees("offer-question-1002"));
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("offer-question-1002"));
  }

  @Test
  void neitherEnterNorSpacePressesWhatNobodySees() {
    TestStates call = HERE.call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);
    open.show(call);
    for (String id : List.of("call-quality", "call-more", "call-close")) {
      open.act(() -> open.node(id).requestFocus()); // as when the part that had it has gone
      open.press(KeyCode.ENTER);
      open.press(KeyCode.SPACE);
      assertFalse(open.sees("question"), id);
    }
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void withoutACallNobodyAsks() {
    open.show(alone());
    closeWindow();
    assertEquals(1, open.left.get());
  }

  private void about() {
    open.click("menu");
    open.person.clickOn("About Parley");
    open.settle();
    assertTrue(open.sees("about"));
  }

  private void closeWindow() {
    open.act(
        () ->
            open.stage()
                .fireEvent(
                    new javafx.stage.WindowEvent(
                        open.stage(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  private String focused() {
    return OpenView.onFx(() -> open.stage().getScene().getFocusOwner().getId());
  }

  private boolean isInside(String id) {
    return OpenView.onFx(
        () -> {
          Node at = open.stage().getScene().getFocusOwner();
          while (at != null && !id.equals(at.getId())) {
            at = at.getParent();
          }
          return at != null;
        });
  }
}
